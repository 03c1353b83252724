import { z } from "zod";
import { readCampaignRow } from "@/lib/campaigns";
import { type Context, runQuery } from "@/lib/command";
import { notFound } from "@/lib/kernel";
import type { DecisionOutcome } from "./contract";
import { type MeasureKind, measureKinds } from "./kinds";
import { measures, sortSubjects } from "./measures/rules";
import { shippedTerms } from "./policies/shipped";
import { readSubjects } from "./store/members";

const Input = z.object({ campaignId: z.uuid(), accountIds: z.array(z.string().min(1)) });

export interface ForeseenMeasure {
  /** Why the campaign is no ground for it at all. */
  refusal: string | null;
  /** Whom the rules let it reach. */
  eligible: string[];
  spared: DecisionOutcome["skipped"];
}

/**
 * What each measure against some members of a campaign would come to, by the very rules of the acts. Ids that are not
 * members are left out. Throws `not_found`.
 */
export const foreseeMeasures = (
  ctx: Context,
  input: z.input<typeof Input>,
): Promise<Record<MeasureKind, ForeseenMeasure>> =>
  runQuery(ctx, { permission: "campaign.read", schema: Input, input }, async ({ campaignId, accountIds }) => {
    const campaign = await readCampaignRow(ctx.db, campaignId);
    if (campaign === null) throw notFound("Campaign", campaignId);
    const subjects = await readSubjects(ctx.db, ctx.warehouse, campaignId, accountIds);
    const asked = { parameters: null, programs: shippedTerms.model_extraction.programs };
    const foresee = (kind: MeasureKind): ForeseenMeasure => {
      const { eligible, skipped } = sortSubjects(subjects, campaign, measures[kind], asked);
      const refusal = measures[kind].ground(campaign) ?? null;
      return { refusal, eligible: refusal === null ? eligible.map(({ accountId }) => accountId) : [], spared: skipped };
    };
    return Object.fromEntries(measureKinds.map((kind) => [kind, foresee(kind)])) as Record<
      MeasureKind,
      ForeseenMeasure
    >;
  });
