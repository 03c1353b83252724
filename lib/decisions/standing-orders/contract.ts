import { z } from "zod";
import { Reason } from "@/lib/kernel";
import { Policy } from "../kinds";
import { proofs } from "../measures/contract";

/** Longest that a rule acts by itself before people look at it anew, in days. */
export const longestStandingDays = 14;
/** Within so many hours a person looks at each account that a standing order acted on. */
export const reviewWithinHours = 24;

export const standingOrderStates = ["proposed", "in_force", "declined", "stopped", "expired"] as const;
export const StandingOrderState = z.enum(standingOrderStates);

export const ProposeStandingOrder = z.object({
  campaignId: z.uuid(),
  /** What is done to newcomers. */
  measure: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("require_verification"), proof: z.enum(proofs) }),
    z.object({
      kind: z.literal("suspend"),
      holdsHours: z
        .number()
        .int()
        .min(1)
        .max(14 * 24)
        .default(72),
    }),
  ]),
  policy: Policy,
  reason: Reason,
  /** Accounts within any 24 hours. */
  capPerDay: z.number().int().min(1).max(500),
  days: z.number().int().min(1).max(longestStandingDays),
});
export type ProposeStandingOrder = z.input<typeof ProposeStandingOrder>;

export const RuleOnStandingOrder = z.object({
  orderId: z.uuid(),
  ruling: z.enum(["approved", "declined"]),
  reason: Reason,
});
export type RuleOnStandingOrder = z.input<typeof RuleOnStandingOrder>;

export const StopStandingOrder = z.object({ orderId: z.uuid(), reason: Reason });
export type StopStandingOrder = z.input<typeof StopStandingOrder>;

export const StandingOrderView = z.object({
  id: z.uuid(),
  campaignId: z.uuid(),
  campaign: z.string(),
  kind: z.enum(["require_verification", "suspend"]),
  parameters: z.record(z.string(), z.unknown()).nullable(),
  holdsHours: z.number().int().nullable(),
  policy: Policy,
  reason: z.string(),
  capPerDay: z.number().int(),
  state: StandingOrderState,
  stopReason: z.string().nullable(),
  proposedBy: z.object({ id: z.string(), name: z.string() }),
  proposedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  ruling: z
    .object({ ruling: z.enum(["approved", "declined"]), by: z.string(), reason: z.string(), at: z.iso.datetime() })
    .nullable(),
  /** Accounts that it acted on, and of them those within the last 24 hours: the cap is on these. */
  acted: z.number().int(),
  actedToday: z.number().int(),
  /** Accounts that no person has looked at, those of them that wait longer than a day, and since when the oldest waits. */
  unreviewed: z.number().int(),
  overdue: z.number().int(),
  oldestUnreviewed: z.iso.datetime().nullable(),
});
export type StandingOrderView = z.infer<typeof StandingOrderView>;

/** What a standing order did to one account, and what came of it. */
export const StandingDeed = z.object({
  decisionId: z.uuid(),
  accountId: z.string(),
  at: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  /** The first decision of a person about the account since; null while nobody has looked. */
  review: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
  /** By when a person is to look at it. */
  reviewBy: z.iso.datetime(),
  isOverdue: z.boolean(),
  isReversed: z.boolean(),
});
export type StandingDeed = z.infer<typeof StandingDeed>;

/** Deeds that are shown of one order, the newest first: what an order may do in its time fits, at the default cap. */
export const mostDeeds = 1_000;
export const WholeStandingOrder = z.object({ order: StandingOrderView, deeds: z.array(StandingDeed) });
export type WholeStandingOrder = z.infer<typeof WholeStandingOrder>;

/** Why a standing order ended by itself. */
export const orderOver = "Its time is over.";

/** Why nothing more is decided on a standing order. */
export const alreadyIs = (state: string): string => `The standing order is ${state.replaceAll("_", " ")} already.`;
