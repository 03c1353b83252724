import { type Context, runCommand } from "@/lib/command";
import { forbidden } from "@/lib/kernel";
import { UserSettings } from "./contract";
import { writeSettings } from "./store";

/** Says how the console looks to oneself. Throws `forbidden` for machines, which look at nothing. */
export function saveSettings(ctx: Context, input: UserSettings): Promise<UserSettings> {
  const command = { permission: "settings.own", schema: UserSettings, input } as const;
  return runCommand(ctx, command, async ({ input, tx, now, record }) => {
    if (ctx.actor.type !== "user") throw forbidden("Settings are a person's; sign in as one.");
    await writeSettings(tx, ctx.actor.id, input, now);
    record({ action: "settings.saved", subject: { type: "user", id: ctx.actor.id }, detail: { ...input }, live: [] });
    return input;
  });
}
