import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { defaultSettings, type UserSettings } from "./contract";
import { findSettings } from "./store";

/** How the console looks to who asks; what it looks like to everybody who has said nothing. */
export function readSettings(ctx: Context): Promise<UserSettings> {
  const query = { permission: "settings.own", schema: z.undefined(), input: undefined } as const;
  return runQuery(ctx, query, async () =>
    ctx.actor.type === "user" ? ((await findSettings(ctx.db, ctx.actor.id)) ?? defaultSettings) : defaultSettings,
  );
}
