import { newId } from "@/lib/kernel";
import { openWarehouse, type Warehouse } from "./client";
import { migrateWarehouse } from "./migrate";

/**
 * A database of its own with all migrations applied, on the engine that the tests' set-up named in `CLICKHOUSE_URL`.
 * Call `drop` when the test file is done.
 */
export async function createTestWarehouse(
  url: string | undefined = process.env.CLICKHOUSE_URL,
): Promise<Warehouse & { drop(): Promise<void> }> {
  if (url === undefined) throw new Error("CLICKHOUSE_URL is not set: the tests' set-up has not started an engine.");
  const name = `test_${newId().replaceAll("-", "")}`;
  const server = openWarehouse(url);
  await server.command(`CREATE DATABASE ${name}`);
  const warehouse = openWarehouse(url, { database: name });
  await migrateWarehouse(warehouse);
  const drop = async () => {
    await warehouse.close();
    await server.command(`DROP DATABASE IF EXISTS ${name}`);
    await server.close();
  };
  return { ...warehouse, drop };
}
