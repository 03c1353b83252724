import { z } from "zod";
import { windowBackwards } from "@/lib/kernel";

const Days = z.number().int().min(1).max(36_500).nullable();
/** Why, in a person's words; kept with the record. */
const Reason = z.string().trim().min(3).max(2_000);

const inOrder = (days: { exchangeDays: number | null; rollupDays: number | null }): boolean =>
  days.rollupDays === null || (days.exchangeDays !== null && days.rollupDays >= days.exchangeDays);
const order = { path: ["rollupDays"], message: "roll-ups are kept at least as long as the exchanges they are made of" };

/** The same as a query string has it, where nothing is null. */
const AskedDays = z.union([z.null(), z.coerce.number<number | string>().int().min(1).max(36_500)]).default(null);

/** Days that are kept beside the present one (UTC); null keeps everything. Roll-ups never go before their exchanges. */
export const RetentionDays = z.object({ exchangeDays: AskedDays, rollupDays: AskedDays }).refine(inOrder, order);
export type RetentionDays = z.input<typeof RetentionDays>;

/** The next state of the policy; `version` is the one that was looked at, 0 for the first. */
export const SetRetention = z
  .object({ exchangeDays: Days, rollupDays: Days.default(null), version: z.number().int().min(0), reason: Reason })
  .refine(inOrder, order);
export type SetRetention = z.input<typeof SetRetention>;

/** How long prompts, responses and system prompts are kept, as the operator has set it: always, never, or for a number of days. */
export const PromptsKept = z.union([z.literal("always"), z.literal("never"), z.object({ days: z.number().int() })]);
export type PromptsKept = z.infer<typeof PromptsKept>;

export const RetentionView = z.object({
  exchangeDays: z.number().int().nullable(),
  rollupDays: z.number().int().nullable(),
  version: z.number().int(),
  savedBy: z.string().nullable(),
  savedAt: z.iso.datetime().nullable(),
  /** Exchanges of before this day are refused; null while all are taken. */
  closedBefore: z.iso.date().nullable(),
  /** When a run that did what is asked last began. */
  enforcedAt: z.iso.datetime().nullable(),
  prompts: PromptsKept,
});
export type RetentionView = z.infer<typeof RetentionView>;

/** What would go, and what legal holds keep of it. */
export const RetentionPreview = z.object({
  /** Exchanges of before this day would go; null for none. */
  exchangesBefore: z.iso.date().nullable(),
  rollupsBefore: z.iso.date().nullable(),
  /** Of exchanges that would go: their days, their number, and accounts that have any among them. */
  days: z.number().int(),
  exchanges: z.number(),
  accounts: z.number(),
  first: z.iso.date().nullable(),
  last: z.iso.date().nullable(),
  /** Of those before the day, what holds keep. */
  held: z.object({ days: z.number().int(), exchanges: z.number(), accounts: z.number() }),
  rollupDays: z.number().int(),
  /** Exchanges whose text would go, of those that stay. */
  texts: z.number(),
});
export type RetentionPreview = z.infer<typeof RetentionPreview>;

const AccountId = z.string().min(1).max(256);

/** What a hold names. Of a campaign, all who are or come to be its members; of a window, every exchange of its days. */
export const HoldScope = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("accounts"), accountIds: z.array(AccountId).min(1).max(10_000) }),
  z.strictObject({ type: z.literal("campaigns"), campaignIds: z.array(z.uuid()).min(1).max(100) }),
  z
    .strictObject({ type: z.literal("window"), from: z.iso.date(), to: z.iso.date() })
    .refine(({ from, to }) => from <= to, { path: ["to"], message: windowBackwards }),
]);
export type HoldScope = z.infer<typeof HoldScope>;

export const PlaceHold = z.object({
  scope: HoldScope,
  /** The matter that asks for it. */
  ground: Reason,
  /** Who answers for it. */
  owner: z.string().trim().min(1).max(256),
  expiresAt: z.iso.datetime({ offset: true }),
});
export type PlaceHold = z.infer<typeof PlaceHold>;

export const ReleaseHold = z.object({ id: z.uuid(), reason: Reason });
export type ReleaseHold = z.infer<typeof ReleaseHold>;

export const HoldState = z.enum(["active", "expired", "released"]);
export type HoldState = z.infer<typeof HoldState>;

export const HoldView = z.object({
  id: z.uuid(),
  scope: HoldScope,
  state: HoldState,
  /** Accounts that it names by now; null for a window, which names all. */
  accounts: z.number().int().nullable(),
  ground: z.string(),
  owner: z.string(),
  expiresAt: z.iso.datetime(),
  placedBy: z.string(),
  placedAt: z.iso.datetime(),
  releasedBy: z.string().nullable(),
  releasedAt: z.iso.datetime().nullable(),
  releaseReason: z.string().nullable(),
});
export type HoldView = z.infer<typeof HoldView>;

export const HoldList = z.object({ rows: z.array(HoldView) });
export type HoldList = z.infer<typeof HoldList>;

export const EraseAccount = z.object({ accountId: AccountId, reason: Reason });
export type EraseAccount = z.infer<typeof EraseAccount>;

export const ErasureView = z.object({
  id: z.uuid(),
  accountId: z.string(),
  reason: z.string(),
  requestedBy: z.string(),
  requestedAt: z.iso.datetime(),
  /** Null while it is not done. */
  doneAt: z.iso.datetime().nullable(),
  exchanges: z.number(),
});
export type ErasureView = z.infer<typeof ErasureView>;

export const ErasureList = z.object({ rows: z.array(ErasureView) });
export type ErasureList = z.infer<typeof ErasureList>;
