import { randomBytes } from "node:crypto";
import type { Warehouse } from "@/lib/warehouse";

/** Tables of a step of retention; those that a killed process left are swept by this name. */
export const scratch = (): string => `retention_${randomBytes(8).toString("hex")}`;

/** Runs a function with a table of the accounts that holds name; the table's name is what it is given. */
export async function withHeld<T>(
  store: Warehouse,
  accountIds: readonly string[],
  run: (table: string) => Promise<T>,
): Promise<T> {
  const table = `${scratch()}_held`;
  await store.command(`CREATE TABLE ${table} (account_id String) ENGINE = MergeTree ORDER BY account_id`);
  try {
    await store.insert(
      table,
      accountIds.map((account_id) => ({ account_id })),
    );
    return await run(table);
  } finally {
    await store.command(`DROP TABLE IF EXISTS ${table} SYNC`).catch(() => undefined);
  }
}

/** Removes tables that a killed process left. */
export async function dropLeftScratch(store: Warehouse): Promise<void> {
  const left = await store.rows<{ name: string }>(
    "SELECT name FROM system.tables WHERE database = currentDatabase() AND match(name, '^retention_[0-9a-f]{16}_')",
  );
  for (const { name } of left) await store.command(`DROP TABLE IF EXISTS ${name} SYNC`);
}
