import { randomBytes } from "node:crypto";
import type { Warehouse } from "@/lib/warehouse";

/** A table beside another, in which rows of that one are built anew. */
export const shadowOf = (table: string, token: string): string => `rollup_${token}_${table}`;

/**
 * How a shadow is built where that differs from its table: with an index of every thousandth row, since a few accounts lie each for
 * itself among all others, and of 8,192 rows at a time (the engine's own step) a dozen accounts were a walk over the whole day. A part
 * keeps the step that it was built with when it is swapped in; that of a table cannot be changed.
 */
const engineOf: Readonly<Record<string, string>> = {
  account_hour:
    " ENGINE = MergeTree PARTITION BY toDate(hour) ORDER BY (account_id, hour, model, capability) SETTINGS index_granularity = 1024",
};

const createShadow = (table: string, token: string): string =>
  `CREATE TABLE ${shadowOf(table, token)} AS ${table}${engineOf[table] ?? ""}`;

/** @param partition as a statement names it: `'2026-03-01'`, `tuple()` */
export const swapIn = (table: string, token: string, partition: string): string =>
  `ALTER TABLE ${table} REPLACE PARTITION ${partition} FROM ${shadowOf(table, token)}`;

/** Lends empty shadows of some tables for as long as they are filled and swapped in. */
export async function withShadows(
  store: Warehouse,
  tables: readonly string[],
  build: (token: string) => Promise<void>,
): Promise<void> {
  const token = randomBytes(8).toString("hex");
  try {
    for (const table of tables) await store.command(createShadow(table, token));
    await build(token);
  } finally {
    for (const table of tables) {
      await store.command(`DROP TABLE IF EXISTS ${shadowOf(table, token)} SYNC`).catch(() => undefined);
    }
  }
}

const leftShadows = `
  SELECT name FROM system.tables WHERE database = currentDatabase() AND match(name, '^rollup_[0-9a-f]+_')`;

/** Drops shadows that a killed process left. */
export async function dropLeftShadows(store: Warehouse): Promise<void> {
  const left = await store.rows<{ name: string }>(leftShadows);
  for (const { name } of left) await store.command(`DROP TABLE IF EXISTS ${name} SYNC`);
}
