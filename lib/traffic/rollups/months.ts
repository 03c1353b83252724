import type { Warehouse } from "@/lib/warehouse";
import * as sql from "./months.sql";
import { swapIn, withShadows } from "./shadows";
import { buildTraffic } from "./traffic";

const background = { background: true, settings: { max_partitions_per_insert_block: 0 } };

/** The month of a day, as it names a partition: 2026-03-01. */
const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;

const monthsIn = async (store: Warehouse, query: string): Promise<string[]> =>
  (await store.rows<{ month: string }>(query)).map(({ month }) => month);

/**
 * Builds what accounts did by month anew from what they did by day: the months of some days that were swapped in, and whatever else is
 * behind, as a process leaves it that died between the two. Only as the only builder.
 */
export async function buildMonths(store: Warehouse, days: readonly string[], signal?: AbortSignal): Promise<void> {
  await buildCalendars(store, days, signal);
  await buildTraffic(store, days, signal);
}

async function buildCalendars(store: Warehouse, days: readonly string[], signal?: AbortSignal): Promise<void> {
  const behind = await monthsIn(store, sql.monthsBehind);
  const months = [...new Set([...days.map(monthOf), ...behind])].sort();
  if (months.length === 0) return;
  const left = new Set(await monthsIn(store, sql.monthsOfDays));
  const [full, empty] = [months.filter((month) => left.has(month)), months.filter((month) => !left.has(month))];
  for (const month of empty) await store.command(sql.dropMonth(month));
  if (full.length === 0) return;
  await withShadows(store, ["account_month"], async (token) => {
    await store.command(sql.buildOfMonths(token), { months: full }, { ...background, signal });
    for (const month of full) await store.command(swapIn("account_month", token, `'${month}'`));
  });
}
