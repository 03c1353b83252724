import { z } from "zod";
import { CampaignStatus, MemberQuery, MemberRow } from "@/lib/campaigns/contract";
import { Disposition, Tier } from "@/lib/detection/contract";
import { nameOfTheirs } from "@/lib/kernel";

/** Accounts in one set; twice the largest disclosed campaign. */
export const mostInSet = 50_000;
/** Characters of a pasted or uploaded list: a set's worth of long ids with some columns beside them. */
export const longestList = 4 << 20;
/** Lines of a list that are named as unknown; the rest is counted. */
export const mostUnknownShown = 200;

const name = nameOfTheirs(120);
const description = z.string().trim().max(2_000).default("");
const accountId = z.string().min(1).max(256);

export const MemberFilter = MemberQuery.pick({ q: true, tier: true, disposition: true });
export type MemberFilter = z.input<typeof MemberFilter>;

export const setOperations = ["union", "intersect", "minus"] as const;

/** Which accounts. Filters are resolved on the server, so that tens of thousands of ids never travel through the browser. */
export const SetSource = z.discriminatedUnion("type", [
  z.object({ type: z.literal("accounts"), accountIds: z.array(accountId).min(1).max(mostInSet) }),
  z.object({ type: z.literal("campaign-members"), campaignId: z.uuid(), filter: MemberFilter }),
  /** Accounts whose id begins so, as the list of accounts finds them; all of them. */
  z.object({ type: z.literal("account-search"), q: z.string().trim().min(2).max(200) }),
  /** One id a line, or a CSV with a header that names the column account_id. */
  z.object({ type: z.literal("list"), text: z.string().max(longestList), fileName: z.string().max(200).optional() }),
  /** Two sets: what is in either, in both, or in the first alone. */
  z.object({ type: z.literal("sets"), operation: z.enum(setOperations), first: z.uuid(), second: z.uuid() }),
]);
export type SetSource = z.input<typeof SetSource>;

/** Where accounts of a set are from, as it was then: what the history says. */
export const SetOrigin = z.discriminatedUnion("type", [
  z.object({ type: z.literal("accounts") }),
  z.object({
    type: z.literal("campaign-members"),
    campaignId: z.uuid(),
    codeName: z.string(),
    filter: z.object({ q: z.string().optional(), tier: Tier.optional(), disposition: Disposition.optional() }),
  }),
  z.object({ type: z.literal("account-search"), q: z.string() }),
  z.object({ type: z.literal("list"), lines: z.number().int(), fileName: z.string().nullable() }),
  z.object({ type: z.literal("sets"), operation: z.enum(setOperations), names: z.array(z.string()) }),
]);
export type SetOrigin = z.infer<typeof SetOrigin>;

export const MakeSet = z.object({ name, description, source: SetSource });
export type MakeSet = z.input<typeof MakeSet>;

/** The set's version that the person looked at goes with every change. */
const changed = { setId: z.uuid(), version: z.number().int().positive() };
export const AddToSet = z.object({ ...changed, source: SetSource });
export type AddToSet = z.input<typeof AddToSet>;
export const RemoveFromSet = z.object({ ...changed, accountIds: z.array(accountId).min(1).max(mostInSet) });
export type RemoveFromSet = z.input<typeof RemoveFromSet>;
export const RenameSet = z.object({ ...changed, name, description });
export type RenameSet = z.input<typeof RenameSet>;
export const DeleteSet = z.object(changed);
export type DeleteSet = z.input<typeof DeleteSet>;

export const AccountSetView = z.object({
  id: z.uuid(),
  name: z.string(),
  description: z.string(),
  madeBy: z.object({ id: z.string(), name: z.string() }),
  madeAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  /** To be sent back with a change: one on a set that changed meanwhile is refused. */
  version: z.number().int(),
  accounts: z.number().int(),
});
export type AccountSetView = z.infer<typeof AccountSetView>;

/** What came of making a set or adding to it. */
export const SetOutcome = z.object({
  set: AccountSetView,
  /** Accounts that came in. */
  added: z.number().int(),
  /** Named more than once, or in the set already; counted once. */
  duplicates: z.number().int(),
  /** Ids that belong to no account: the first two hundred with their lines, and how many there are. */
  unknown: z.object({
    total: z.number().int(),
    rows: z.array(z.object({ line: z.number().int(), text: z.string() })),
  }),
});
export type SetOutcome = z.infer<typeof SetOutcome>;

/** A campaign that a member of a set is in, and as what. */
export const SetMembership = z.object({
  campaignId: z.uuid(),
  codeName: z.string(),
  status: CampaignStatus,
  tier: Tier,
  disposition: Disposition,
});

export const SetMemberRow = z.object({
  accountId: z.string(),
  standing: MemberRow.shape.standing,
  /** Those that the latest run still finds, the one it is tied to most first. */
  campaigns: z.array(SetMembership),
  addedBy: z.string(),
  addedAt: z.iso.datetime(),
  origin: SetOrigin.nullable(),
});
export type SetMemberRow = z.infer<typeof SetMemberRow>;

export const SetMemberQuery = z.object({
  q: z.string().trim().max(200).optional(),
  /** Members of that campaign, or `none`: of no campaign that the latest run finds. */
  campaign: z.union([z.uuid(), z.literal("none")]).optional(),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(500),
});
export type SetMemberQuery = z.input<typeof SetMemberQuery>;

export const SetMemberPage = z.object({
  rows: z.array(SetMemberRow),
  total: z.number().int(),
  nextCursor: z.string().nullable(),
});
export type SetMemberPage = z.infer<typeof SetMemberPage>;

export const SetChangeKind = z.enum(["made", "added", "removed", "renamed", "deleted", "acted"]);
export const SetChangeView = z.object({
  id: z.uuid(),
  kind: SetChangeKind,
  version: z.number().int(),
  accounts: z.number().int(),
  /** The first five of those accounts. */
  examples: z.array(z.string()),
  origin: SetOrigin.nullable(),
  note: z.string().nullable(),
  by: z.string(),
  at: z.iso.datetime(),
});
export type SetChangeView = z.infer<typeof SetChangeView>;
export const SetChangeList = z.object({ rows: z.array(SetChangeView) });
