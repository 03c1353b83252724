import type { Warehouse } from "@/lib/warehouse";

const background = { background: true } as const;

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
