import { type Context, runCommand } from "@/lib/command";
import { conflict } from "@/lib/kernel";
import { ChangeTransparency, type TransparencySettingsView } from "./contract";
import { readTransparencySettings } from "./read-settings";
import { readSettings, writeSettings } from "./store/settings";

/**
 * Says what is published and whether statements of reasons may leave. Legal only.
 * @throws `conflict` when somebody else changed it since the person looked
 */
export const changeTransparencySettings = (
  ctx: Context,
  input: ChangeTransparency,
): Promise<TransparencySettingsView> => {
  const command = { permission: "transparency.export", schema: ChangeTransparency, input } as const;
  return runCommand(ctx, command, async ({ tx, ctx: inside, now, input: { settings, version, reason }, record }) => {
    const before = await readSettings(tx);
    if (before.version !== version) throw conflict("Somebody changed these settings meanwhile: look at them again.");
    const by = { changedById: ctx.actor.id, changedByName: ctx.actor.name, changedAt: now };
    await writeSettings(tx, settings, { version: version + 1, reason, ...by });
    record({
      action: "transparency.change",
      subject: { type: "transparency", id: String(version + 1) },
      detail: { before: before.settings, after: settings, reason },
    });
    return readTransparencySettings(inside);
  });
};
