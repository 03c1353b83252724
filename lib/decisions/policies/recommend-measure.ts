import { type Context, runQuery } from "@/lib/command";
import { accountsOf } from "../measures/select-subjects";
import { readCampaignGround } from "../store/campaign";
import { readSubjects } from "../store/members";
import { readRecommendation } from "./advice";
import { type RecommendationView, RecommendMeasure } from "./contract";

/** What a policy recommends against a target, by the strikes of each account and as far as the rules allow. Throws `not_found`. */
export const recommendMeasure = (ctx: Context, input: RecommendMeasure): Promise<RecommendationView> =>
  runQuery(
    ctx,
    { permission: "account.read", schema: RecommendMeasure, input },
    async ({ campaignId, policy, target }) => {
      const campaign = await readCampaignGround(ctx.db, campaignId);
      const members = await readSubjects(ctx.db, ctx.warehouse, campaignId, accountsOf(target));
      return readRecommendation(ctx.db, policy, campaign, members, ctx.clock());
    },
  );
