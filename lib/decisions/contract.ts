import { z } from "zod";
import { Disposition, Verdict } from "@/lib/detection/contract";
import { Reason } from "@/lib/kernel";
import { DecisionKind, Policy } from "./kinds";
import { namedAccounts } from "./measures/contract";
import { Recommended } from "./policies/contract";

export * from "./batches/contract";
export * from "./kinds";
export * from "./measures/contract";
export * from "./measures/quiet-windows/contract";
export * from "./policies/contract";
export * from "./proposals/contract";
export * from "./regroup-contract";
export * from "./standing-orders/contract";

/** Fewest core accounts of a campaign any of whose members may be banned. */
export const smallestEnforceableCore = 10;

const campaignId = z.uuid();
/** The version of the campaign that the person looked at. */
const version = z.number().int().positive();

export const ConfirmCampaign = z.object({
  campaignId,
  version,
  verdict: Verdict.exclude(["undetermined"]),
  reason: Reason,
  /** Written answer to the strongest innocent explanation. */
  innocentExplanation: z
    .string()
    .trim()
    .min(10, "Answer the strongest innocent explanation in at least 10 characters."),
});
export type ConfirmCampaign = z.input<typeof ConfirmCampaign>;

export const DismissCampaign = z.object({ campaignId, version, verdict: Verdict.optional(), reason: Reason });
export type DismissCampaign = z.input<typeof DismissCampaign>;

export const SetDisposition = z.object({
  campaignId,
  version,
  accountIds: namedAccounts,
  disposition: Disposition,
  reason: Reason,
});
export type SetDisposition = z.input<typeof SetDisposition>;

export const ReverseDecision = z.object({ decisionId: z.uuid(), reason: Reason });
export type ReverseDecision = z.input<typeof ReverseDecision>;

/** Kinds that who took them may take back at once. What shuts an account off is not among them: its reversal has a reason. */
export const undoableKinds = ["dismiss", "set_disposition"] as const satisfies DecisionKind[];

/** An act that is taken back by who has just done it. */
export const UndoAct = z.object({
  campaignId,
  /** The version that the act left: a campaign that changed since is not touched. */
  version,
  /** The act's batch, or its only decision. */
  actId: z.uuid(),
});
export type UndoAct = z.infer<typeof UndoAct>;

/** One decision of the event log. */
export const DecisionView = z.object({
  id: z.uuid(),
  kind: DecisionKind,
  at: z.iso.datetime(),
  actor: z.object({ type: z.string(), id: z.string(), name: z.string() }),
  campaignId: z.uuid().nullable(),
  batchId: z.uuid().nullable(),
  /** Null when the campaign as a whole is the subject. */
  accountId: z.string().nullable(),
  verdict: Verdict.nullable(),
  disposition: Disposition.nullable(),
  policy: Policy.nullable(),
  /** What the measure is set to, when it ends by itself, and whether its owner is told. */
  parameters: z.record(z.string(), z.unknown()).nullable(),
  expiresAt: z.iso.datetime().nullable(),
  disclosure: z.enum(["disclosed", "covert"]).nullable(),
  /** The key or the end user of the account that it is about. */
  part: z.string().nullable(),
  /** What the policy recommended then; null for what no policy recommends anything about. */
  recommended: Recommended.nullable(),
  proposalId: z.uuid().nullable(),
  automated: z.boolean(),
  reason: z.string(),
  innocentExplanation: z.string().nullable(),
  reversesId: z.uuid().nullable(),
  reversedById: z.uuid().nullable(),
  /** SHA-256 of the evidence the decision was taken on. */
  snapshotHash: z.string().nullable(),
  /** How far it has come at the gateway; null when nothing is asked of it. */
  enforcement: z.enum(["requested", "sent", "acknowledged", "verified", "cancelled", "failed"]).nullable(),
});
export type DecisionView = z.infer<typeof DecisionView>;

/** What came of one act on several accounts. */
export const DecisionOutcome = z.object({
  /** The first two hundred; the rest is in the list of decisions. */
  decisions: z.array(DecisionView),
  /** Decisions taken, all of them. */
  taken: z.number().int(),
  batchId: z.uuid().nullable(),
  /** Accounts that were left as they are, each with why. */
  skipped: z.array(z.object({ accountId: z.string(), reason: z.string() })),
  campaignVersion: z.number().int().nullable(),
});
export type DecisionOutcome = z.infer<typeof DecisionOutcome>;

/** The evidence a decision was taken on, as it was then. */
export const EvidenceSnapshotView = z.object({
  hash: z.string(),
  takenAt: z.iso.datetime(),
  campaign: z.record(z.string(), z.unknown()),
  members: z.array(z.record(z.string(), z.unknown())),
  evidence: z.array(z.record(z.string(), z.unknown())),
  /** The cited exchanges; their words only for who may read content. */
  exchanges: z.array(z.record(z.string(), z.unknown())),
});
export type EvidenceSnapshotView = z.infer<typeof EvidenceSnapshotView>;
