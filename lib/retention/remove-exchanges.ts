import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { asOnlyCommitter } from "@/lib/ingest";
import { asOnlyBuilder } from "@/lib/traffic";
import { readHeld } from "./active-holds";
import { alone } from "./lock";
import { type DayRows, type Fate, fateOf, groupsOf, type Held } from "./model";
import { dropDay, forgetKeys, narrowDay, readDaysBefore } from "./store/days";
import { withHeld } from "./store/held";
import { forgetRollupDays, staleAmong } from "./store/policy";

export interface RemoveOptions {
  onProgress?: ((done: number, days: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

export interface Removed {
  days: number;
  exchanges: number;
}

/** Exchanges whose ids are forgotten in one statement: their hashes stand in memory. */
const mostRows = 4_000_000;

interface Doomed extends DayRows {
  fate: Exclude<Fate, "kept">;
}

const doomedOf = (days: readonly DayRows[], { windows }: Held): Doomed[] =>
  days.flatMap((one) => {
    const fate = fateOf(one, windows);
    return fate === "kept" ? [] : [{ ...one, fate }];
  });

/**
 * Removes exchanges of before a day, which is closed, day by day; what holds name stays. Holds are read anew for every group of
 * days. Roll-ups of the days stay as they are and are not built again. Safe to stop and to repeat at any point.
 */
export async function removeExchanges(ctx: Context, before: string, options: RemoveOptions = {}): Promise<Removed> {
  const removed: Removed = { days: 0, exchanges: 0 };
  const due = await alone(ctx, async () => {
    const held = await readHeld(ctx, ctx.clock());
    return withHeld(ctx.warehouse, held.accountIds, async (table) =>
      doomedOf(await readDaysBefore(ctx.warehouse, "exchange", before, table), held),
    );
  });
  let done = 0;
  for (const group of groupsOf(due, mostRows)) {
    options.signal?.throwIfAborted();
    const days = await removeGroup(ctx, before, new Set(group.map(({ day }) => day)));
    removed.days += days.length;
    removed.exchanges += days.reduce((sum, { rows, held }) => sum + rows - held, 0);
    done += group.length;
    options.onProgress?.(done, due.length);
  }
  return removed;
}

const removeGroup = (ctx: Context, before: string, wanted: ReadonlySet<string>): Promise<Doomed[]> =>
  alone(ctx, async (lock) => {
    const held = await readHeld(ctx, ctx.clock());
    return withHeld(ctx.warehouse, held.accountIds, async (table) => {
      const present = await readDaysBefore(ctx.warehouse, "exchange", before, table);
      const doomed = doomedOf(present, held).filter(({ day }) => wanted.has(day));
      if (doomed.length === 0) return [];
      const days = doomed.map(({ day }) => day);
      await asOnlyCommitter(ctx, () => forgetKeys(ctx.warehouse, days, table));
      return asOnlyBuilder(ctx, async () => {
        const stale = await staleAmong(ctx.db, ctx.warehouse.database, days);
        const ready = doomed.filter(({ day }) => !stale.has(day));
        for (const one of ready) {
          await lock.check();
          await announce(ctx, one);
          if (one.fate === "dropped") await dropDay(ctx.warehouse, "exchange", one.day);
          else await narrowDay(ctx.warehouse, "exchange", one.day, table);
        }
        return ready;
      });
    });
  });

/** On the record before it happens, so that nothing goes without a trace. */
const announce = (ctx: Context, { day, rows, held, fate }: Doomed): Promise<void> =>
  runCommand(ctx, { permission: "retention.manage", schema: z.null(), input: null }, async ({ tx, record }) => {
    await forgetRollupDays(tx, ctx.warehouse.database, [day]);
    record({
      action: fate === "dropped" ? "retention.drop_day" : "retention.narrow_day",
      subject: { type: "retention", id: ctx.warehouse.database },
      detail: { day, exchanges: rows - held, held },
    });
  });
