import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { readHeld } from "./active-holds";
import { alone } from "./lock";
import { removeRejects } from "./store/rejects";

/**
 * Removes rejected lines of uploads of before a day. Whose they are cannot be told from all of them, so while anything is held they
 * all stay.
 */
export const removeOldRejects = (ctx: Context, before: string): Promise<number> =>
  alone(ctx, async () => {
    const { windows, accountIds } = await readHeld(ctx, ctx.clock());
    if (windows.length + accountIds.length > 0) return 0;
    const lines = await removeRejects(ctx.warehouse, before);
    if (lines > 0) await announce(ctx, before, lines);
    return lines;
  });

const announce = (ctx: Context, before: string, lines: number): Promise<void> =>
  runCommand(ctx, { permission: "retention.manage", schema: z.null(), input: null }, async ({ record }) => {
    const subject = { type: "retention", id: ctx.warehouse.database };
    record({ action: "retention.remove_rejects", subject, detail: { before, lines } });
  });
