import { type Context, runQuery } from "@/lib/command";
import { type CampaignPage, CampaignQuery } from "./contract";
import { listCampaignRows } from "./store/list";
import { summaryOf } from "./view";

/** A page of campaigns. */
export function listCampaigns(ctx: Context, input: CampaignQuery): Promise<CampaignPage> {
  return runQuery(ctx, { permission: "campaign.read", schema: CampaignQuery, input }, async (query) => {
    const page = await listCampaignRows(ctx.db, query);
    return { ...page, rows: page.rows.map(summaryOf) };
  });
}
