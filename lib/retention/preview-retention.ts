import { type Context, runQuery } from "@/lib/command";
import { environment } from "@/lib/env";
import { rollupTables } from "@/lib/traffic";
import { readHeld } from "./active-holds";
import { RetentionDays, type RetentionPreview } from "./contract";
import { type DayRows, fateOf, firstKept, isWithin, type Window } from "./model";
import { firstTextKept } from "./prompts-kept";
import { readDaysBefore, readPartitionsBefore } from "./store/days";
import { withHeld } from "./store/held";
import { countAccounts } from "./store/preview";
import { readTextDays } from "./store/texts";

/** What a policy would remove if it were acted on now, and what holds keep. Nothing is removed or changed. */
export const previewRetention = (ctx: Context, input: RetentionDays): Promise<RetentionPreview> =>
  runQuery(ctx, { permission: "retention.read", schema: RetentionDays, input }, async (days) => {
    const now = ctx.clock();
    const { windows, accountIds } = await readHeld(ctx, now);
    const before = {
      exchangesBefore: days.exchangeDays === null ? null : firstKept(days.exchangeDays, now),
      rollupsBefore: days.rollupDays === null ? null : firstKept(days.rollupDays, now),
    };
    return withHeld(ctx.warehouse, accountIds, async (table) => ({
      ...before,
      ...(await exchangesGoing(ctx, before.exchangesBefore, windows, table)),
      rollupDays: await rollupsGoing(ctx, before.rollupsBefore, windows),
      texts: await textsGoing(ctx, before.exchangesBefore, windows, table),
    }));
  });

const total = (days: readonly DayRows[], of: (one: DayRows) => number): number =>
  days.reduce((sum, one) => sum + of(one), 0);

async function exchangesGoing(ctx: Context, before: string | null, windows: readonly Window[], table: string) {
  const days = before === null ? [] : await readDaysBefore(ctx.warehouse, "exchange", before, table);
  const going = days.filter((one) => fateOf(one, windows) !== "kept");
  const keptOf = ({ day, rows, held }: DayRows) => (isWithin(day, windows) ? rows : held);
  const staying = days.filter((one) => keptOf(one) > 0);
  const { accounts, heldAccounts } = await countAccounts(ctx.warehouse, {
    going: going.map(({ day }) => day),
    staying: staying.map(({ day }) => day),
    whole: staying.filter(({ day }) => isWithin(day, windows)).map(({ day }) => day),
    held: table,
  });
  return {
    days: going.length,
    exchanges: total(going, ({ rows, held }) => rows - held),
    accounts,
    first: going[0]?.day ?? null,
    last: going.at(-1)?.day ?? null,
    held: { days: staying.length, exchanges: total(staying, keptOf), accounts: heldAccounts },
  };
}

async function rollupsGoing(ctx: Context, before: string | null, windows: readonly Window[]): Promise<number> {
  if (before === null) return 0;
  const days = await Promise.all(rollupTables.map((table) => readPartitionsBefore(ctx.warehouse, table, before)));
  return new Set(days.flat().filter((day) => !isWithin(day, windows))).size;
}

/** Of exchanges that go as a whole, the text is not counted once more. */
async function textsGoing(
  ctx: Context,
  exchangesBefore: string | null,
  windows: readonly Window[],
  table: string,
): Promise<number> {
  const before = firstTextKept(environment().keepPrompts, ctx.clock());
  if (before === undefined) return 0;
  const days = await readTextDays(ctx.warehouse, before, table);
  const staying = days.filter(({ day }) => day >= (exchangesBefore ?? "") && !isWithin(day, windows));
  return total(staying, ({ rows, held }) => rows - held);
}
