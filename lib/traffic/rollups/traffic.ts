import type { Warehouse } from "@/lib/warehouse";
import { swapIn, withShadows } from "./shadows";
import * as sql from "./traffic.sql";

const background = {
  background: true,
  settings: { min_insert_block_size_rows: 8_000_000, min_insert_block_size_bytes: 0 },
};

/** Rows of `account_hour` that are gathered in one statement. */
const mostRows = 4_000_000;

interface DayOfTraffic {
  day: string;
  rows: number;
  isBehind: number;
}

/**
 * Builds some days of what accounts did by the hour anew, within the months that they are kept by, and whatever other days are behind.
 * Only as the only builder.
 */
export async function buildTraffic(store: Warehouse, days: readonly string[], signal?: AbortSignal): Promise<void> {
  const known = await store.rows<DayOfTraffic>(sql.daysOfTraffic, {}, { background: true });
  const built = known.filter(({ day, isBehind }) => isBehind || days.includes(day));
  for (const group of byMonth(built)) {
    signal?.throwIfAborted();
    await buildDays(store, group, signal);
  }
}

/** Days in their order, each group within a month and of bounded size. */
function byMonth(days: readonly DayOfTraffic[]): string[][] {
  const groups: { month: string; rows: number; days: string[] }[] = [];
  for (const { day, rows } of days) {
    const month = day.slice(0, 7);
    const last = groups.at(-1);
    if (last?.month === month && last.rows + rows <= mostRows) {
      last.days.push(day);
      last.rows += rows;
    } else groups.push({ month, rows, days: [day] });
  }
  return groups.map((group) => group.days);
}

async function buildDays(store: Warehouse, days: readonly string[], signal?: AbortSignal): Promise<void> {
  const month = `${days[0]?.slice(0, 7)}-01`;
  const places = days.map((day) => Number(day.slice(8)) - 1);
  await withShadows(store, ["account_traffic"], async (token) => {
    await store.command(
      sql.buildOfTraffic(token),
      { month, days, places },
      { ...background, ...(signal ? { signal } : {}) },
    );
    const [found] = await store.rows<{ hasRows: number }>(sql.hasTraffic(token));
    // The engine refuses to replace something by nothing.
    await store.command(found?.hasRows ? swapIn("account_traffic", token, `'${month}'`) : sql.dropTraffic(month));
  });
}
