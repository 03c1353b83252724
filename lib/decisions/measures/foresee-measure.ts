import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { DecisionOutcome } from "../contract";
import { isRestricting, MeasureKind, Policy } from "../kinds";
import { readPolicyNow } from "../policies/read-terms";
import { readCampaignGround } from "../store/campaign";
import { readSubjects } from "../store/members";
import { readQuietWindow } from "../store/quiet-windows";
import { countUnapproved, readDecisionSettings } from "../store/settings";
import { MeasureTarget } from "./contract";
import { measures, sortSubjects } from "./rules";
import { accountsOf } from "./select-subjects";

const Input = z.object({
  campaignId: z.uuid(),
  kind: MeasureKind,
  target: MeasureTarget,
  parameters: z.record(z.string(), z.unknown()).nullable(),
  /** Of what it asks programmes for; the first by default. */
  policy: Policy.default("model_extraction"),
});

export interface Foreseen {
  refusal: string | null;
  /** Accounts that it would reach, in the order of their ids. */
  reached: string[];
  spared: DecisionOutcome["skipped"];
  radius: { limit: number; before: number; needsSecond: boolean };
  quiet: { owner: string; reason: string; endsAt: string } | null;
}

/** What a measure against a target would come to for who asks, by the very rules of the act. Nothing is done. Throws `not_found`. */
export const foreseeMeasure = (ctx: Context, input: z.input<typeof Input>): Promise<Foreseen> =>
  runQuery(
    ctx,
    { permission: "account.read", schema: Input, input },
    async ({ campaignId, kind, target, parameters, policy }) => {
      const campaign = await readCampaignGround(ctx.db, campaignId);
      const now = ctx.clock();
      const [subjects, { blastRadius }, before, quiet, { terms }] = await Promise.all([
        readSubjects(ctx.db, ctx.warehouse, campaignId, accountsOf(target)),
        readDecisionSettings(ctx.db),
        countUnapproved(ctx.db, ctx.actor.id, campaignId, now),
        readQuietWindow(ctx.db, campaignId, now),
        readPolicyNow(ctx.db, policy),
      ]);
      const { eligible, skipped } = sortSubjects(subjects, campaign, measures[kind], {
        parameters,
        programs: terms.programs,
      });
      const reached = eligible.map(({ accountId }) => accountId);
      const acted = Array.isArray(target) || target === "core" ? reached.length : target.parts.length;
      return {
        refusal: measures[kind].ground(campaign) ?? null,
        reached,
        spared: skipped,
        radius: { limit: blastRadius, before, needsSecond: isRestricting(kind) && before + acted > blastRadius },
        quiet: quiet && { owner: quiet.ownerName, reason: quiet.reason, endsAt: quiet.endsAt.toISOString() },
      };
    },
  );
