import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { readRegroupings } from "@/lib/detection";
import { notFound } from "@/lib/kernel";
import type { CampaignView } from "./contract";
import { readCampaignRow, readCoreFigures, readDifference, readEvidenceRows } from "./store/campaign";
import { campaignViewOf } from "./view";

const Input = z.object({ campaignId: z.uuid() });

/** One campaign with why it is one. Throws `not_found`. */
export function readCampaign(ctx: Context, input: z.input<typeof Input>): Promise<CampaignView> {
  return runQuery(ctx, { permission: "campaign.read", schema: Input, input }, async ({ campaignId }) => {
    const row = await readCampaignRow(ctx.db, campaignId);
    if (row === null) throw notFound("Campaign", campaignId);
    const [evidence, figures, difference, regroupings] = await Promise.all([
      readEvidenceRows(ctx.db, campaignId),
      readCoreFigures(ctx.db, campaignId),
      readDifference(ctx.db, campaignId),
      readRegroupings(ctx.db, campaignId),
    ]);
    return { ...campaignViewOf(row, evidence, figures, difference), regroupings };
  });
}
