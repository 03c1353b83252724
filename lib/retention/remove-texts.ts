import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { asOnlyCommitter } from "@/lib/ingest";
import { readHeld } from "./active-holds";
import { alone } from "./lock";
import { type DayRows, fateOf } from "./model";
import type { RemoveOptions } from "./remove-exchanges";
import { withHeld } from "./store/held";
import { clearTexts, clearTextsOf, clearTextsOfOthers, readTextDays, readUnretained } from "./store/texts";

/** Removes text of before a day from exchanges that stay; what holds name keeps it. Gives the number of exchanges. */
export async function removeTexts(ctx: Context, before: string, { signal }: RemoveOptions = {}): Promise<number> {
  let removed = 0;
  for (const { day } of await dueDays(ctx, before)) {
    signal?.throwIfAborted();
    removed += await alone(ctx, () => removeTextsOf(ctx, before, day));
  }
  return removed;
}

const dueDays = (ctx: Context, before: string): Promise<DayRows[]> =>
  alone(ctx, async () => {
    const { windows, accountIds } = await readHeld(ctx, ctx.clock());
    const days = await withHeld(ctx.warehouse, accountIds, (table) => readTextDays(ctx.warehouse, before, table));
    return days.filter((one) => fateOf(one, windows) !== "kept");
  });

async function removeTextsOf(ctx: Context, before: string, day: string): Promise<number> {
  const { windows, accountIds } = await readHeld(ctx, ctx.clock());
  return withHeld(ctx.warehouse, accountIds, async (table) => {
    const one = (await readTextDays(ctx.warehouse, before, table)).find((other) => other.day === day);
    const fate = one === undefined ? "kept" : fateOf(one, windows);
    if (one === undefined || fate === "kept") return 0;
    const exchanges = one.rows - one.held;
    await announce(ctx, "retention.remove_texts", { day, exchanges, held: one.held });
    await asOnlyCommitter(ctx, () =>
      fate === "dropped" ? clearTexts(ctx.warehouse, day) : clearTextsOfOthers(ctx.warehouse, day, table),
    );
    return exchanges;
  });
}

/** Accounts in one statement, which is written down until it is done. */
const atOnce = 1_000;

/**
 * Removes text that was stored of accounts before it was said that none may be. A hold keeps it until it is over. Gives the number of
 * accounts.
 */
export const removeUnretained = (ctx: Context): Promise<number> =>
  alone(ctx, async () => {
    const { windows, accountIds } = await readHeld(ctx, ctx.clock());
    const found = await withHeld(ctx.warehouse, accountIds, (table) => readUnretained(ctx.warehouse, table, windows));
    for (let at = 0; at < found.length; at += atOnce) {
      const some = found.slice(at, at + atOnce);
      const ids = some.map(({ id }) => id);
      const exchanges = some.reduce((sum, one) => sum + one.exchanges, 0);
      await announce(ctx, "retention.remove_unretained", { accounts: ids.slice(0, 100), of: ids.length, exchanges });
      await clearTextsOf(ctx.warehouse, ids, windows);
    }
    return found.length;
  });

/** On the record before it happens. */
const announce = (ctx: Context, action: string, detail: Record<string, unknown>): Promise<void> =>
  runCommand(ctx, { permission: "retention.manage", schema: z.null(), input: null }, async ({ record }) => {
    record({ action, subject: { type: "retention", id: ctx.warehouse.database }, detail });
  });
