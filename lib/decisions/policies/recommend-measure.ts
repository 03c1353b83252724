import { type Context, runQuery } from "@/lib/command";
import { canonicalJson } from "@/lib/kernel";
import { accountsOf } from "../measures/select-subjects";
import { readCampaignGround } from "../store/campaign";
import { readSubjects } from "../store/members";
import { readAdvice } from "./advice";
import { type RecommendationView, type RecommendedGroup, RecommendMeasure } from "./contract";
import type { Advice } from "./recommend";

/** What a policy recommends against a target, by the strikes of each account and as far as the rules allow. Throws `not_found`. */
export const recommendMeasure = (ctx: Context, input: RecommendMeasure): Promise<RecommendationView> =>
  runQuery(
    ctx,
    { permission: "account.read", schema: RecommendMeasure, input },
    async ({ campaignId, policy, target }) => {
      const campaign = await readCampaignGround(ctx.db, campaignId);
      const members = await readSubjects(ctx.db, ctx.warehouse, campaignId, accountsOf(target));
      const { view, of } = await readAdvice(ctx.db, policy, campaign, members, ctx.clock());
      const { severity, strikeDays } = view.terms;
      return { policy, version: view.version, severity, strikeDays, groups: groupsOf([...of.values()]) };
    },
  );

/** Accounts of the same advice together: those that a step is allowed for first, then the largest group, then that of fewer strikes. */
function groupsOf(advice: readonly Advice[]): RecommendedGroup[] {
  const groups = new Map<string, RecommendedGroup>();
  for (const one of advice) {
    const key = canonicalJson({ ...one });
    const found = groups.get(key);
    if (found === undefined) groups.set(key, { ...one, accounts: 1 });
    else found.accounts += 1;
  }
  return [...groups.values()].sort(
    (a, b) => Number(a.step === null) - Number(b.step === null) || b.accounts - a.accounts || a.strike - b.strike,
  );
}
