import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { logger } from "@/lib/log";
import type { Warehouse } from "./client";

/** Asked for late: a bundled file, as the web process has it, has no directory of its own. */
const migrationsDirectory = () => path.join(import.meta.dirname, "migrations");

export interface WarehouseMigration {
  name: string;
  sql: string;
}

/** The numbered migrations on disk, in order. */
export async function readWarehouseMigrations(directory = migrationsDirectory()): Promise<WarehouseMigration[]> {
  const names = (await readdir(directory)).filter((name) => /^\d{4}_.*\.sql$/.test(name)).sort();
  return Promise.all(names.map(async (name) => ({ name, sql: await readFile(path.join(directory, name), "utf8") })));
}

/** The statements of a migration; a semicolon at the end of a line ends one. Comment lines are dropped. */
export function statementsOf(sql: string): string[] {
  const code = sql
    .split("\n")
    .filter((line) => !line.trimStart().startsWith("--"))
    .join("\n");
  return code
    .split(/;[ \t]*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
}

const checksumOf = (sql: string): string => createHash("sha256").update(sql).digest("hex");

/**
 * Applies the migrations that this database does not have yet and returns their names. Every statement is of the kind
 * `IF NOT EXISTS`, so a migration that was interrupted, or that two processes run at once, simply runs again.
 * @throws Error naming a migration that was edited after it was applied.
 */
export async function migrateWarehouse(
  warehouse: Warehouse,
  migrations?: readonly WarehouseMigration[],
): Promise<string[]> {
  await warehouse.command(
    `CREATE TABLE IF NOT EXISTS warehouse_migration
     (name String, checksum String, applied_at DateTime64(3, 'UTC') DEFAULT now64(3))
     ENGINE = ReplacingMergeTree ORDER BY name`,
  );
  const applied = await warehouse.rows<{ name: string; checksum: string }>(
    "SELECT name, checksum FROM warehouse_migration FINAL",
  );
  const checksums = new Map(applied.map(({ name, checksum }) => [name, checksum]));
  const done: string[] = [];
  for (const { name, sql } of migrations ?? (await readWarehouseMigrations())) {
    const known = checksums.get(name);
    if (known === checksumOf(sql)) continue;
    if (known !== undefined) {
      throw new Error(`Warehouse migration ${name} was edited after it was applied; write a new migration instead.`);
    }
    for (const statement of statementsOf(sql)) await warehouse.command(statement);
    await warehouse.insert("warehouse_migration", [{ name, checksum: checksumOf(sql) }]);
    logger("warehouse").info({ migration: name }, "applied a warehouse migration");
    done.push(name);
  }
  return done;
}
