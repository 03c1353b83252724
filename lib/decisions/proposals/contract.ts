import { z } from "zod";
import { Reason } from "@/lib/kernel";
import { BatchPlan } from "../batches/contract";
import { MeasureKind, Policy } from "../kinds";
import { Disclosure, MeasureOrder, SubjectKind } from "../measures/contract";
import { RecommendationView } from "../policies/contract";

export const proposalStates = ["proposed", "approved", "rejected", "withdrawn", "void", "expired"] as const;
export const ProposalState = z.enum(proposalStates);
export type ProposalState = z.infer<typeof ProposalState>;

/** A measure that is put before a second person. */
export const ProposeMeasure = z.object({
  order: MeasureOrder,
  plan: BatchPlan.default({ canaryShare: 0, canaryMinutes: 0, jitterMinutes: 0 }),
  /** The proposal that this one is made anew from. */
  previousId: z.uuid().optional(),
});
export type ProposeMeasure = z.input<typeof ProposeMeasure>;

/** A measure that cannot wait: it is carried out at once, everybody who approves is told, and one of them reviews it. */
export const BreakGlass = z.object({
  order: MeasureOrder,
  emergency: z
    .string()
    .trim()
    .min(30, "Say in at least 30 characters why it cannot wait for a second person.")
    .max(4000),
});
export type BreakGlass = z.input<typeof BreakGlass>;

export const RuleOnProposal = z.object({
  proposalId: z.uuid(),
  ruling: z.enum(["approved", "declined"]),
  /** The hash that the second person looked at. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  reason: Reason,
});
export type RuleOnProposal = z.input<typeof RuleOnProposal>;

export const DrawProposalSample = z.object({ proposalId: z.uuid() });
export type DrawProposalSample = z.input<typeof DrawProposalSample>;

export const WithdrawProposal = z.object({ proposalId: z.uuid(), reason: Reason });
export type WithdrawProposal = z.input<typeof WithdrawProposal>;

/** What the blind sample of a proposal says. */
export const SampleFinding = z.object({
  sampleId: z.uuid(),
  /** Accounts of the frozen set in the sample, and how many of them are judged. */
  drawn: z.number().int(),
  judged: z.number().int(),
  /** Judged benign: one is enough to stop the proposal. */
  innocent: z.number().int(),
  /** Upper end of the 95 % interval (Clopper–Pearson) of the share of innocents in the frozen set; null while nobody is judged. */
  bound: z.number().nullable(),
});
export type SampleFinding = z.infer<typeof SampleFinding>;

export const ProposalView = z.object({
  id: z.uuid(),
  campaignId: z.uuid(),
  campaign: z.string(),
  kind: MeasureKind,
  of: SubjectKind,
  policy: Policy,
  parameters: z.record(z.string(), z.unknown()).nullable(),
  holdsHours: z.number().int().nullable(),
  disclosure: Disclosure,
  ground: z.string().nullable(),
  reason: z.string(),
  accounts: z.number().int(),
  excluded: z.array(z.object({ accountId: z.string(), reason: z.string() })),
  hash: z.string(),
  snapshotHash: z.string(),
  /** What the policy recommended when it was proposed; null for what no policy has a word on. */
  recommended: RecommendationView.nullable(),
  plan: BatchPlan,
  previousId: z.uuid().nullable(),
  breakGlass: z.boolean(),
  sample: SampleFinding.nullable(),
  state: ProposalState,
  proposedBy: z.object({ id: z.string(), name: z.string() }),
  proposedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  endReason: z.string().nullable(),
  ruling: z
    .object({
      ruling: z.enum(["approved", "declined"]),
      reason: z.string(),
      bound: z.number().nullable(),
      by: z.string(),
      at: z.iso.datetime(),
    })
    .nullable(),
  batchId: z.uuid().nullable(),
});
export type ProposalView = z.infer<typeof ProposalView>;

/** What of an order is held against the proposal before it. */
export const comparedFields = [
  ...(["kind", "policy", "parameters", "holdsHours", "disclosure", "ground", "reason", "plan"] as const),
] as const;

/** How a proposal differs from the one it was made anew from. */
export const ProposalDifference = z.object({
  previousId: z.uuid(),
  added: z.array(z.string()),
  removed: z.array(z.string()),
  changed: z.array(z.object({ field: z.enum(comparedFields), before: z.unknown(), after: z.unknown() })),
});
export type ProposalDifference = z.infer<typeof ProposalDifference>;

export const ProposalQuery = z.object({
  campaignId: z.uuid().optional(),
  /** Those that wait for somebody: proposed ones, and broken glass that nobody has reviewed. */
  waiting: z.stringbool().or(z.boolean()).default(false),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type ProposalQuery = z.input<typeof ProposalQuery>;
