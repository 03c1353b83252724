import { type Context, runCommand } from "@/lib/command";
import { forbidden, notFound } from "@/lib/kernel";
import { endQuietWindow as end, readQuietWindow } from "../../store/quiet-windows";
import { EndQuietWindow } from "./contract";

/** Ends a quiet window before its time; only who asked for it does. Throws `not_found`, `forbidden`. */
export function endQuietWindow(ctx: Context, input: EndQuietWindow): Promise<void> {
  const command = { permission: "campaign.decide", schema: EndQuietWindow, input } as const;
  return runCommand(ctx, command, async ({ tx, now, input: { campaignId, reason }, record }) => {
    const window = await readQuietWindow(tx, campaignId, now);
    if (!window) throw notFound("Quiet window of campaign", campaignId);
    if (window.ownerId !== ctx.actor.id) throw forbidden(`${window.ownerName} asked for it and ends it.`);
    await end(tx, window.id, now);
    record({
      action: "quiet_window.end",
      subject: { type: "campaign", id: campaignId },
      detail: { windowId: window.id, reason },
    });
  });
}
