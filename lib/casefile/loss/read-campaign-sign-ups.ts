import { z } from "zod";
import { readCampaignRow, readMemberIds } from "@/lib/campaigns";
import { type Context, runQuery } from "@/lib/command";
import { countBansByDay } from "@/lib/decisions";
import { notFound } from "@/lib/kernel";
import { readBounds, readSignUps } from "@/lib/traffic";
import type { CampaignSignUps } from "./contract";
import { dateOf, signUpsOf } from "./model";

const Input = z.object({ campaignId: z.uuid() });

/** When the accounts of a campaign's core were opened, beside bans in it. Throws `not_found`. */
export function readCampaignSignUps(ctx: Context, input: z.input<typeof Input>): Promise<CampaignSignUps> {
  return runQuery(ctx, { permission: "campaign.read", schema: Input, input }, async ({ campaignId }) => {
    if ((await readCampaignRow(ctx.db, campaignId)) === null) throw notFound("Campaign", campaignId);
    const core = await readMemberIds(ctx.db, campaignId, "core");
    const [signedUp, banned, bounds] = await Promise.all([
      readSignUps(ctx.warehouse, core),
      countBansByDay(ctx.db, campaignId),
      readBounds(ctx.warehouse),
    ]);
    const filling = [ctx.clock().getTime(), ...(bounds === undefined ? [] : [bounds.last])].map(dateOf);
    return signUpsOf(core.length, signedUp, banned, filling);
  });
}
