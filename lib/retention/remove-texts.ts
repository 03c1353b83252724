import type { Context } from "@/lib/command";
import { asOnlyCommitter } from "@/lib/ingest";
import { readHeld } from "./active-holds";
import { announce } from "./announce";
import { alone } from "./lock";
import { type DayRows, type Fate, fateOf } from "./model";
import type { RemoveOptions } from "./remove-exchanges";
import { withHeld } from "./store/held";
import { clearTexts, clearTextsOf, clearTextsOfOthers, readTextDays, readUnretained } from "./store/texts";

/** Days in one step, during which no hold is placed; those that are written anew take seconds each. */
const mostWhole = 100;
const mostAnew = 5;

/** Removes text of before a day from exchanges that stay; what holds name keeps it. Gives the number of exchanges. */
export async function removeTexts(ctx: Context, before: string, { signal }: RemoveOptions = {}): Promise<number> {
  for (let removed = 0; ; ) {
    signal?.throwIfAborted();
    const step = await alone(ctx, () => removeSome(ctx, before));
    if (step === 0) return removed;
    removed += step;
  }
}

async function removeSome(ctx: Context, before: string): Promise<number> {
  const { windows, accountIds } = await readHeld(ctx, ctx.clock());
  return withHeld(ctx.warehouse, accountIds, async (table) => {
    const days = await readTextDays(ctx.warehouse, before, table);
    const of = (fate: Fate) => days.filter((one) => fateOf(one, windows) === fate);
    const [whole, anew] = [of("dropped").slice(0, mostWhole), of("narrowed").slice(0, mostAnew)];
    const some = [...whole, ...anew];
    const exchanges = some.reduce((sum, { rows, held }) => sum + rows - held, 0);
    if (exchanges === 0) return 0;
    // On the record before it happens.
    await announce(ctx, { action: "retention.remove_texts", detail: { days: namesOf(some), exchanges } });
    await asOnlyCommitter(ctx, async () => {
      await clearTexts(ctx.warehouse, namesOf(whole));
      for (const { day } of anew) await clearTextsOfOthers(ctx.warehouse, day, table);
    });
    return exchanges;
  });
}

const namesOf = (days: readonly DayRows[]): string[] => days.map(({ day }) => day);

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
      const detail = { accounts: ids.slice(0, 100), of: ids.length, exchanges };
      await announce(ctx, { action: "retention.remove_unretained", detail });
      await clearTextsOf(ctx.warehouse, ids, windows);
    }
    return found.length;
  });
