import { z } from "zod";
import { type Context, runCommand, runQuery } from "@/lib/command";
import { DecisionSettingsView } from "./contract";
import { readDecisionSettings as read, writeDecisionSettings } from "./store/settings";

/**
 * How large an act may be without a second person, how long approvals hold, and how many accounts are judged blind. Who changes them
 * reads them, too, campaigns or not.
 */
export function readDecisionSettings(ctx: Context): Promise<DecisionSettingsView> {
  const manages = ctx.actor.permissions.has("decision_settings.manage");
  const permission = manages ? "decision_settings.manage" : "campaign.read";
  return runQuery(ctx, { permission, schema: z.object({}), input: {} }, () => read(ctx.db));
}

/** Changes them for what is decided from now on. What is proposed keeps its time. */
export function changeDecisionSettings(ctx: Context, input: DecisionSettingsView): Promise<DecisionSettingsView> {
  const command = { permission: "decision_settings.manage", schema: DecisionSettingsView, input } as const;
  return runCommand(ctx, command, async ({ tx, now, input: settings, record }) => {
    const before = await read(tx);
    await writeDecisionSettings(tx, {
      ...settings,
      changedById: ctx.actor.id,
      changedByName: ctx.actor.name,
      changedAt: now,
    });
    record({
      action: "decision_settings.change",
      subject: { type: "decision_settings", id: "1" },
      detail: { before, after: settings },
    });
    return settings;
  });
}
