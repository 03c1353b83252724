import type { Context } from "@/lib/command";
import { asOnlyBuilder, buildAfterDays, forgetSurvey, type RollupTable, rollupTables } from "@/lib/traffic";
import { readHeld } from "./active-holds";
import { announce } from "./announce";
import { alone } from "./lock";
import { type DayRows, fateOf, type Held } from "./model";
import { dropDay, narrowDay, readDaysBefore, readPartitionsBefore } from "./store/days";
import { withHeld } from "./store/held";

/** Roll-ups that say who did it; the others are sums over everybody. */
const byAccount: ReadonlySet<RollupTable> = new Set(["account_hour", "account_day"]);

/** Removes roll-ups of before a day. What they say of accounts that holds name stays. Gives the number of days that went. */
export const dropRollups = (ctx: Context, before: string): Promise<number> =>
  alone(ctx, () =>
    asOnlyBuilder(ctx, async () => {
      const held = await readHeld(ctx, ctx.clock());
      const days = await withHeld(ctx.warehouse, held.accountIds, (table) => dropAll(ctx, before, held, table));
      if (days.size > 0) {
        await buildAfterDays(ctx.warehouse);
        const detail = { before, days: days.size };
        await announce(ctx, { action: "retention.drop_rollups", detail, live: [{ topic: "traffic" }] });
      }
      return days.size;
    }),
  );

async function dropAll(ctx: Context, before: string, { windows }: Held, heldTable: string): Promise<Set<string>> {
  const gone = new Set<string>();
  for (const table of rollupTables) {
    for (const one of await daysOf(ctx, table, before, heldTable)) {
      const fate = fateOf(one, windows);
      if (fate === "kept") continue;
      // Forgotten first: what breaks off between the two is made up for by whoever builds it again.
      if (gone.size === 0) await forgetSurvey(ctx.warehouse);
      if (fate === "dropped") await dropDay(ctx.warehouse, table, one.day);
      else await narrowDay(ctx.warehouse, table, one.day, heldTable);
      gone.add(one.day);
    }
  }
  return gone;
}

async function daysOf(ctx: Context, table: RollupTable, before: string, heldTable: string): Promise<DayRows[]> {
  if (byAccount.has(table)) return readDaysBefore(ctx.warehouse, table, before, heldTable);
  const days = await readPartitionsBefore(ctx.warehouse, table, before);
  return days.map((day) => ({ day, rows: 1, held: 0 }));
}
