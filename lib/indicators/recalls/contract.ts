import { z } from "zod";
import { Reason } from "@/lib/kernel";

export const recallCauses = ["appeal", "dismissal", "reversal", "sighting"] as const;
export const RecallCause = z.object({
  kind: z.enum(recallCauses),
  /** The decision that the recall follows from, or the sighting that a person followed; recalling again for the same one changes nothing. */
  decisionId: z.uuid(),
});
export type RecallCause = z.infer<typeof RecallCause>;

export const RecallAccounts = z.object({
  accountIds: z.array(z.string().min(1)).min(1).max(5_000),
  cause: RecallCause,
  reason: Reason,
});
export type RecallAccounts = z.input<typeof RecallAccounts>;

export const RecallCampaign = z.object({ campaignId: z.uuid(), cause: RecallCause, reason: Reason });
export type RecallCampaign = z.input<typeof RecallCampaign>;

/** What a recall took back, and from whom. */
export const RecallOutcome = z.object({
  recallId: z.uuid(),
  /** Objects that partners have and must not rely on, revoked by this call. */
  revoked: z.number().int(),
  /** Indicators that rest on fewer accounts now; a person says whether they stay. */
  toReview: z.number().int(),
  partners: z.array(z.string()),
});
export type RecallOutcome = z.infer<typeof RecallOutcome>;

export const AcknowledgeDelivery = z.object({
  exportId: z.uuid(),
  /** Who of the partner's said that it is done. */
  by: z.string().trim().min(1, "Name who said so.").max(200),
  note: z.string().trim().max(2_000).default(""),
});
export type AcknowledgeDelivery = z.input<typeof AcknowledgeDelivery>;

export const IndicatorReviewView = z.object({
  id: z.uuid(),
  partner: z.string(),
  campaignId: z.uuid(),
  campaign: z.string(),
  /** As the partner has it. */
  indicator: z.string(),
  /** A recall took accounts from it, or the partner calls it a false positive. */
  cause: z.enum(["recall", "sighting"]),
  /** Holders that are core members, of all; null for what has no holders. */
  holders: z.object({ core: z.number().int(), overall: z.number().int() }).nullable(),
  reason: z.string(),
  at: z.iso.datetime(),
});
export type IndicatorReviewView = z.infer<typeof IndicatorReviewView>;

export const SettleIndicator = z.object({
  reviewId: z.uuid(),
  outcome: z.enum(["kept", "revoked"]),
  reason: Reason,
});
export type SettleIndicator = z.input<typeof SettleIndicator>;
