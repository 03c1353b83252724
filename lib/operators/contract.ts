import { z } from "zod";
import { CampaignSummary } from "@/lib/campaigns/contract";
import { Reason } from "@/lib/kernel";

export const MakeOperator = z.object({ campaignId: z.uuid(), reason: Reason });
export type MakeOperator = z.input<typeof MakeOperator>;

/** A campaign that is, or no longer is, said to be an operator's. */
export const OperatorCampaign = z.object({ operatorId: z.uuid(), campaignId: z.uuid(), reason: Reason });
export type OperatorCampaign = z.input<typeof OperatorCampaign>;

export const OperatorSummary = z.object({ id: z.uuid(), codeName: z.string(), campaigns: z.number().int() });
export type OperatorSummary = z.infer<typeof OperatorSummary>;
export const OperatorList = z.object({ rows: z.array(OperatorSummary) });
export type OperatorList = z.infer<typeof OperatorList>;

/** A code-named set of campaigns that the same hands run; who they are is no part of it. */
export const OperatorView = z.object({
  id: z.uuid(),
  codeName: z.string(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  campaigns: z.array(CampaignSummary),
  /** What was said of which campaign and why, the newest first. */
  events: z.array(
    z.object({
      id: z.uuid(),
      campaignId: z.uuid(),
      codeName: z.string(),
      change: z.enum(["added", "removed"]),
      reason: z.string(),
      by: z.string(),
      at: z.iso.datetime(),
    }),
  ),
});
export type OperatorView = z.infer<typeof OperatorView>;
export const OperatorAnswer = z.object({ operator: OperatorView.nullable() });
export type OperatorAnswer = z.infer<typeof OperatorAnswer>;

export const hypotheses = ["first", "second", "neither"] as const;
export const Hypothesis = z.enum(hypotheses);
export type Hypothesis = z.infer<typeof Hypothesis>;

export const confidences = ["low", "moderate", "high"] as const;
export const AttributionConfidence = z.enum(confidences);
export type AttributionConfidence = z.infer<typeof AttributionConfidence>;

const hypothesis = z.string().trim().min(10, "State the hypothesis in at least 10 characters.").max(2_000);

/** A claim about who an operator is: two hypotheses that exclude each other, since one alone always finds support. */
export const ProposeAttribution = z
  .object({
    operatorId: z.uuid(),
    first: hypothesis,
    second: hypothesis,
    favoured: Hypothesis,
    confidence: AttributionConfidence,
    grounds: z.string().trim().min(20, "Give the grounds in at least 20 characters.").max(8_000),
  })
  .refine(({ first, second }) => first.toLowerCase() !== second.toLowerCase(), {
    message: "The second hypothesis must be another than the first.",
    path: ["second"],
  });
export type ProposeAttribution = z.input<typeof ProposeAttribution>;

export const RuleOnAttribution = z.object({
  attributionId: z.uuid(),
  ruling: z.enum(["approved", "declined"]),
  reason: Reason,
});
export type RuleOnAttribution = z.input<typeof RuleOnAttribution>;

/** An allegation, never part of a verdict. `superseded` by a later one that was approved. */
export const attributionStates = ["proposed", "approved", "declined", "superseded"] as const;
export const AttributionView = z.object({
  id: z.uuid(),
  operatorId: z.uuid(),
  state: z.enum(attributionStates),
  first: z.string(),
  second: z.string(),
  favoured: Hypothesis,
  confidence: AttributionConfidence,
  grounds: z.string(),
  /** How many campaigns it was claimed of. */
  campaigns: z.number().int(),
  proposedBy: z.object({ id: z.string(), name: z.string() }),
  proposedAt: z.iso.datetime(),
  ruling: z
    .object({ ruling: z.enum(["approved", "declined"]), reason: z.string(), by: z.string(), at: z.iso.datetime() })
    .nullable(),
});
export type AttributionView = z.infer<typeof AttributionView>;
/** The newest first. */
export const AttributionList = z.object({ rows: z.array(AttributionView) });
export type AttributionList = z.infer<typeof AttributionList>;
