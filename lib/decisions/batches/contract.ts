import { z } from "zod";
import { Reason } from "@/lib/kernel";
import { decisionKinds, Policy } from "../kinds";

const minutes = (most: number) => z.number().int().min(0).max(most);

/** When a batch acts: on a part first, whose effect is watched, then on the rest, spread at random so that nobody learns what set it off. */
export const BatchPlan = z.object({
  /** At once when left out. */
  startAt: z.iso.datetime().optional(),
  /** Share of the accounts that are acted on first. */
  canaryShare: z.number().min(0).max(0.5).default(0),
  /** How long the first part is watched; one that is taken back meanwhile stops the batch. */
  canaryMinutes: minutes(7 * 24 * 60).default(0),
  /** The rest is spread evenly over this time. */
  jitterMinutes: minutes(7 * 24 * 60).default(0),
});
export type BatchPlan = z.output<typeof BatchPlan>;

export const batchStates = ["scheduled", "running", "watching", "stopped", "completed"] as const;
export const BatchState = z.enum(batchStates);
export type BatchState = z.infer<typeof BatchState>;

export const BatchView = z.object({
  id: z.uuid(),
  campaignId: z.uuid(),
  campaign: z.string(),
  kind: z.enum(decisionKinds),
  policy: Policy.nullable(),
  reason: z.string(),
  proposalId: z.uuid().nullable(),
  inverseOfId: z.uuid().nullable(),
  /** The batch that takes this one back. */
  inverseId: z.uuid().nullable(),
  state: BatchState,
  accounts: z.number().int(),
  done: z.number().int(),
  skipped: z.number().int(),
  plan: BatchPlan,
  /** When the next of it is due; null when nothing is. */
  nextAt: z.iso.datetime().nullable(),
  stopReason: z.string().nullable(),
  by: z.string(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type BatchView = z.infer<typeof BatchView>;

export const BatchItemView = z.object({
  position: z.number().int(),
  accountId: z.string(),
  part: z.string(),
  canary: z.boolean(),
  dueAt: z.iso.datetime(),
  state: z.enum(["pending", "done", "skipped"]),
  reason: z.string().nullable(),
  decisionId: z.uuid().nullable(),
});
export type BatchItemView = z.infer<typeof BatchItemView>;

export const BatchQuery = z.object({
  campaignId: z.uuid().optional(),
  state: BatchState.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type BatchQuery = z.input<typeof BatchQuery>;

export const BatchItemQuery = z.object({
  state: z.enum(["pending", "done", "skipped"]).optional(),
  /** Items after this position. */
  after: z.coerce.number().int().min(-1).default(-1),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});
export type BatchItemQuery = z.input<typeof BatchItemQuery>;

export const ChangeBatch = z.object({ batchId: z.uuid(), reason: Reason });
export type ChangeBatch = z.input<typeof ChangeBatch>;

/** Why a batch, or what was done at once, is not taken back. */
export const notTakenBack = {
  inverse: "A batch that takes back is not taken back: decide anew.",
  already: "It is taken back already.",
};
