import type { Context } from "@/lib/command";
import { readHeld } from "./active-holds";
import { announce } from "./announce";
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
    if (lines > 0) await announce(ctx, { action: "retention.remove_rejects", detail: { before, lines } });
    return lines;
  });
