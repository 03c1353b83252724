import { z } from "zod";
import { readCampaign, readMemberIds } from "@/lib/campaigns";
import { type Context, runQuery } from "@/lib/command";
import { listDecisions } from "@/lib/decisions";
import { isConnected, readRegrowth } from "@/lib/enforcement";
import { readRates } from "@/lib/traffic";
import type { CampaignCasefile } from "./contract";

const Input = z.object({ campaignId: z.uuid() });

/** The campaign page at once: why it is one, what was decided, and how ordinary each of its accounts looks. */
export function readCampaignCasefile(ctx: Context, input: z.input<typeof Input>): Promise<CampaignCasefile> {
  return runQuery(ctx, { permission: "campaign.read", schema: Input, input }, async ({ campaignId }) => {
    const [campaign, decisions, core, gatewayConnected, regrowth] = await Promise.all([
      readCampaign(ctx, { campaignId }),
      listDecisions(ctx, { campaignId }),
      readMemberIds(ctx.db, campaignId, "core"),
      isConnected(ctx),
      readRegrowth(ctx, { campaignId }),
    ]);
    const rates = await readRates(ctx.warehouse, core);
    return {
      campaign,
      decisions,
      rates: {
        medianPerAccountDay: rates.median,
        medianPerAccountDayOverall: rates.medianOverall,
        campaignPerDay: rates.perDay,
        percentile: rates.atLeastAsBusy,
      },
      gatewayConnected,
      regrowth,
    };
  });
}
