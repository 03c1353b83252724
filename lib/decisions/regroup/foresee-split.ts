import { type Context, runQuery } from "@/lib/command";
import { notFound } from "@/lib/kernel";
import { ForeseenSplit, ForeseeSplit } from "../regroup-contract";
import { readCampaignVersion } from "../store/campaign";
import { readSplitFigures, readStrangers } from "../store/regroup";

const mostShown = 10;

/** What a split would take out of a campaign, and what it would leave. Nothing is changed. */
export function foreseeSplit(ctx: Context, input: ForeseeSplit): Promise<ForeseenSplit> {
  const query = { permission: "campaign.read", schema: ForeseeSplit, input } as const;
  return runQuery(ctx, query, async ({ campaignId, accountIds }) => {
    const campaign = await readCampaignVersion(ctx.db, campaignId);
    if (campaign === null) throw notFound("Campaign", campaignId);
    const ids = [...new Set(accountIds)];
    const [figures, strangers] = await Promise.all([
      readSplitFigures(ctx.db, campaignId, ids),
      readStrangers(ctx.db, campaignId, ids),
    ]);
    const others = { strangers: strangers.slice(0, mostShown), strangerCount: strangers.length };
    return ForeseenSplit.parse({ ...campaign, ...figures, ...others });
  });
}
