import { z } from "zod";
import { Reason } from "@/lib/kernel";
import { type MeasureKind, Policy } from "../kinds";

/** Accounts that one act names. */
export const mostNamed = 25_000;
export const namedAccounts = z.array(z.string().min(1)).min(1, "Name at least one account.").max(mostNamed);

/** What a measure is against: the account as a whole, one of its keys, or one of its end users. */
export const subjectKinds = ["account", "key", "end_user"] as const;
export const SubjectKind = z.enum(subjectKinds);
export type SubjectKind = z.infer<typeof SubjectKind>;

/** One key, or one end user, of an account. */
export const AccountPart = z.object({ accountId: z.string().min(1), part: z.string().min(1) });
export type AccountPart = z.infer<typeof AccountPart>;

/** Named accounts, the whole core, or keys or end users of members. */
export const MeasureTarget = z.union([
  z.literal("core"),
  namedAccounts,
  z.object({ of: SubjectKind.exclude(["account"]), parts: z.array(AccountPart).min(1).max(mostNamed) }),
]);
export type MeasureTarget = z.infer<typeof MeasureTarget>;

export const Disclosure = z.enum(["disclosed", "covert"]);
export type Disclosure = z.infer<typeof Disclosure>;

/** Requests a minute: the limit moves between them with what the account does. Equal ends make a fixed limit. */
export const ThrottleParameters = z
  .object({ floor: z.number().int().min(1).max(100_000), ceiling: z.number().int().min(1).max(100_000) })
  .refine(({ floor, ceiling }) => floor <= ceiling, { message: "The floor lies above the ceiling.", path: ["floor"] });

export const proofs = ["usage_attestation", "identity"] as const;
export const VerificationParameters = z.object({ proof: z.enum(proofs) });

/** Whom the customer's owner is, what they are given, and how long they have. */
export const ReferralParameters = z.object({
  to: z.string().trim().min(2, "Name the cloud or reseller.").max(200),
  tier: z.enum(["counts", "infrastructure", "accounts"]),
  deadlineDays: z.number().int().min(1).max(90),
});
export type ReferralParameters = z.infer<typeof ReferralParameters>;

/** Longest that a measure is kept from its owner. */
export const longestCovertHours = 14 * 24;
const longestHours = 90 * 24;
export const MeasureHours = z.number().int().min(1).max(longestHours);
/** A suspension ends by itself, after two weeks unless another time is said. */
export const suspensionHours = 14 * 24;

const shared = {
  campaignId: z.uuid(),
  /** The version of the campaign that the person looked at. */
  version: z.number().int().positive(),
  target: MeasureTarget,
  policy: Policy,
  reason: Reason,
  disclosure: Disclosure.default("disclosed"),
  /** Why the owner is not told; for a covert measure only. */
  ground: z.string().trim().min(10, "Say in at least 10 characters why the owner is not told.").max(2000).optional(),
  /** After which it ends by itself; without it, when somebody ends it. */
  holdsHours: MeasureHours.optional(),
};
const of = <Kind extends MeasureKind>(kind: Kind) => z.object({ kind: z.literal(kind), ...shared });

/** One measure, asked for by a person. */
export const MeasureOrder = z
  .discriminatedUnion("kind", [
    of("observe").extend({ holdsHours: z.undefined().optional() }),
    of("require_verification").extend({ parameters: VerificationParameters }),
    of("redact_reasoning"),
    of("throttle").extend({ parameters: ThrottleParameters }),
    of("suspend").extend({ holdsHours: MeasureHours.default(suspensionHours) }),
    of("ban").extend({ holdsHours: z.undefined().optional() }),
    of("revoke_key").extend({ holdsHours: z.undefined().optional() }),
    of("refer").extend({ parameters: ReferralParameters }),
  ])
  .superRefine(({ disclosure, ground, holdsHours }, check) => {
    if (disclosure === "disclosed") return;
    const refuse = (path: string, message: string) => check.addIssue({ code: "custom", path: [path], message });
    if (ground === undefined) refuse("ground", "A covert measure states its ground.");
    if (holdsHours === undefined || holdsHours > longestCovertHours) {
      refuse("holdsHours", `A covert measure ends within ${longestCovertHours / 24} days.`);
    }
  });
export type MeasureOrder = z.output<typeof MeasureOrder>;
export type MeasureOrderInput = z.input<typeof MeasureOrder>;

/** What a measure of the kind is set to; null for kinds that have nothing to set. */
export const parametersOf = (order: MeasureOrder): Record<string, unknown> | null =>
  "parameters" in order ? order.parameters : null;

/** An adaptive throttle with every limit that it was moved to: it began at its ceiling. */
export const ThrottleHistory = z.object({
  decisionId: z.uuid(),
  floor: z.number().int(),
  ceiling: z.number().int(),
  at: z.iso.datetime(),
  /** When it was taken back or ran out; null while it holds. */
  endedAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime().nullable(),
  /** `share` of the account's recent requests that asked for training material, 0 to 1. */
  changes: z.array(z.object({ at: z.iso.datetime(), perMinute: z.number().int(), share: z.number() })),
});
export type ThrottleHistory = z.infer<typeof ThrottleHistory>;
/** Limits that are shown of one throttle, the latest. */
export const mostLimitChanges = 500;

/** How large an act may be, and how long approvals hold. */
export const DecisionSettingsView = z.object({
  /** Accounts of a campaign that one person may act on within a day without a second. */
  blastRadius: z.number().int().min(1).max(100),
  approvalHours: z.number().int().min(1).max(168),
  /** Accounts of a proposal that are judged blind, at most. */
  sampleSize: z.number().int().min(1).max(500),
});
export type DecisionSettingsView = z.infer<typeof DecisionSettingsView>;

/** Why no measure is taken against members of a campaign in which nobody found harm. */
export const dismissedIsNoGround = "The campaign is dismissed: reverse that decision first.";
