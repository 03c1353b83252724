import { type Context, runCommand } from "@/lib/command";
import { newId, notFound } from "@/lib/kernel";
import { MarkCampaign } from "../contract";
import { insertMarking, readCampaign } from "../store/material";

/** Says how closed a campaign is to be kept: no bundle of it leaves under a more open marking from now on. The latest word holds. */
export function markCampaign(ctx: Context, input: MarkCampaign): Promise<{ tlp: string }> {
  const command = { permission: "bundle.export", schema: MarkCampaign, input } as const;
  return runCommand(ctx, command, async ({ tx, input: { campaignId, tlp, reason }, now, record }) => {
    if (!(await readCampaign(tx, campaignId))) throw notFound("Campaign", campaignId);
    const { id: setById, name: setByName } = ctx.actor;
    await insertMarking(tx, { id: newId(), campaignId, tlp, reason, setById, setByName, setAt: now });
    record({ action: "campaign.mark", subject: { type: "campaign", id: campaignId }, detail: { tlp, reason } });
    return { tlp };
  });
}
