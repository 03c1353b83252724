import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { TransparencySettingsView } from "./contract";
import { readSettings } from "./store/settings";
import { countStatements } from "./store/statements";

/** What is published, where statements of reasons go, and how many of them wait. */
export const readTransparencySettings = (ctx: Context): Promise<TransparencySettingsView> =>
  runQuery(ctx, { permission: "transparency.read", schema: z.object({}), input: {} }, async () => {
    const [{ version, settings, changedByName, changedAt, reason }, statements] = await Promise.all([
      readSettings(ctx.db),
      countStatements(ctx.db),
    ]);
    return {
      ...{ version, settings, reason, changedBy: changedByName, changedAt: changedAt?.toISOString() ?? null },
      ...{ statementsWaiting: statements.waiting, statementsExported: statements.exported },
    };
  });
