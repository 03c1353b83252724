import type { Database } from "@/lib/db";
import type { Warehouse } from "@/lib/warehouse";
import * as sql from "./rollups.sql";
import { swapIn, withShadows } from "./shadows";

/** A day whose roll-ups are behind, and the version of its exchanges that a rebuild from now on includes. */
export interface StaleDay {
  day: string;
  version: bigint;
}

export const readStaleDays = (db: Database, warehouse: string): Promise<StaleDay[]> =>
  db.$queryRaw<StaleDay[]>`
    select day::text as day, dirty_version as version from rollup_day
    where warehouse = ${warehouse} and built_version < dirty_version order by day`;

export async function markBuilt(db: Database, warehouse: string, days: readonly StaleDay[]): Promise<void> {
  for (const { day, version } of days) {
    await db.$executeRaw`
      update rollup_day set built_version = ${version}
      where warehouse = ${warehouse} and day = ${day}::date and built_version < ${version}`;
  }
}

export async function readSizes(store: Warehouse): Promise<Map<string, number>> {
  const rows = await store.rows<{ day: string; rows: number }>(sql.sizeOfDays);
  return new Map(rows.map(({ day, rows }) => [day, rows]));
}

const background = {
  background: true,
  // Rows of many days, as one block, so that a day becomes one part: a question opens every part of the days it is about.
  settings: {
    max_partitions_per_insert_block: 0,
    min_insert_block_size_rows: 8_000_000,
    min_insert_block_size_bytes: 0,
  },
};

/** Builds days of all roll-ups beside the tables, then swaps them in one by one. */
export async function buildDays(store: Warehouse, days: readonly string[], signal?: AbortSignal): Promise<void> {
  await withShadows(store, sql.rollupTables, async (token) => {
    for (const table of sql.rollupTables) {
      await store.command(sql.buildOf[table](token), { days }, { ...background, signal });
    }
    for (const table of sql.rollupTables) {
      for (const day of days) await store.command(swapIn(table, token, `'${day}'`));
    }
  });
}

export async function clearDay(store: Warehouse, day: string): Promise<void> {
  for (const table of sql.rollupTables) await store.command(sql.dropDay(table, day));
}
