import { type Context, runCommand } from "@/lib/command";
import { conflict, hour, newId, notFound } from "@/lib/kernel";
import { readCampaignVersion } from "../../store/campaign";
import { insertQuietWindow, readQuietWindow } from "../../store/quiet-windows";
import { OpenQuietWindow, type QuietWindowView } from "./contract";
import { quietWindowView } from "./view";

/** Asks for quiet around a campaign: until it ends, measures are proposed, and who asked rules on them. Throws `conflict` while one holds. */
export function openQuietWindow(ctx: Context, input: OpenQuietWindow): Promise<QuietWindowView> {
  const command = { permission: "campaign.decide", schema: OpenQuietWindow, input } as const;
  return runCommand(ctx, command, async ({ tx, now, input: { campaignId, reason, hours }, record }) => {
    if (!(await readCampaignVersion(tx, campaignId))) throw notFound("Campaign", campaignId);
    const standing = await readQuietWindow(tx, campaignId, now);
    if (standing)
      throw conflict(`${standing.ownerName} has asked for quiet already, until ${standing.endsAt.toISOString()}.`);
    const row = {
      ...{ id: newId(), campaignId, reason, ownerId: ctx.actor.id, ownerName: ctx.actor.name },
      ...{ startedAt: now, endsAt: new Date(now.getTime() + hours * hour) },
    };
    await insertQuietWindow(tx, row);
    record({
      action: "quiet_window.open",
      subject: { type: "campaign", id: campaignId },
      detail: { windowId: row.id, reason, endsAt: row.endsAt.toISOString() },
    });
    return quietWindowView(row);
  });
}
