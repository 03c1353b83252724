import { readCampaign } from "@/lib/campaigns";
import type { Context } from "@/lib/command";
import { invalidInput } from "@/lib/kernel";
import type { Noted } from "@/lib/review";
import { readCampaignLoss } from "../loss/read-campaign-loss";
import { readCampaignSignUps } from "../loss/read-campaign-sign-ups";
import { readAccountTimeline, readCampaignCapabilities, readCampaignTimeline } from "../read-timelines";
import type { ChartRef, PinnedChart } from "./contract";

/** A chart as it is now, by the verb that the screen asks. Throws `invalid_input` for one that its subject does not have. */
export async function chartOf(ctx: Context, { type, id }: Noted, chart: ChartRef): Promise<PinnedChart> {
  if (chart.kind === "timeline") {
    const { kind, ...query } = chart;
    const figures =
      type === "account"
        ? await readAccountTimeline(ctx, { accountId: id, ...query })
        : await readCampaignTimeline(ctx, { campaignId: id, ...query });
    return { kind, by: query.by, figures };
  }
  if (type === "account") throw invalidInput("An account has a timeline only.", { field: "chart.kind" });
  const campaignId = id;
  switch (chart.kind) {
    case "capabilities":
      return { kind: chart.kind, figures: await readCampaignCapabilities(ctx, { campaignId }) };
    case "loss":
      return { kind: chart.kind, figures: await readCampaignLoss(ctx, { campaignId }) };
    case "sign_ups":
      return { kind: chart.kind, figures: await readCampaignSignUps(ctx, { campaignId }) };
    case "pivots":
      return { kind: chart.kind, figures: (await readCampaign(ctx, { campaignId })).explanation.pivots };
  }
}
