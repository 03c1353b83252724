import type { QueryOptions, Warehouse } from "@/lib/warehouse";

const rowsPerInsert = 50_000;
const background = { background: true } as const;

/** Inserts rows block by block, as they come; gives how many there were. */
export async function insertRows<Row extends object>(
  store: Warehouse,
  table: string,
  rows: Iterable<Row>,
  options: QueryOptions = background,
): Promise<number> {
  let inserted = 0;
  let some: Row[] = [];
  const flush = async () => {
    if (some.length > 0) await store.insert(table, some, options);
    inserted += some.length;
    some = [];
  };
  for (const row of rows) {
    some.push(row);
    if (some.length === rowsPerInsert) await flush();
  }
  await flush();
  return inserted;
}

/** Drops the parts of tables that belong to runs other than these. */
export async function dropOtherRuns(
  store: Warehouse,
  tables: readonly string[],
  keep: readonly string[],
): Promise<void> {
  const kept = new Set(keep);
  for (const table of tables) {
    const sql = `SELECT DISTINCT toString(run_id) AS run FROM ${table}`;
    for (const { run } of await store.rows<{ run: string }>(sql, {}, background)) {
      if (!kept.has(run)) await store.command(`ALTER TABLE ${table} DROP PARTITION '${run}'`);
    }
  }
}
