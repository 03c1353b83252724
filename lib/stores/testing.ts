import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { environment, reloadEnvironment } from "@/lib/env";
import { openStores } from "./open-stores";

/**
 * Vitest's global set-up of the store tests: opens both stores once per run, in a directory of their own (or the one
 * named by STILLWATCH_TEST_DATA_DIR, which then stays), applies the migrations, and hands the URLs to the workers.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const kept = environment().testDataDir;
  const dataDir = kept ?? (await mkdtemp(path.join(tmpdir(), "stillwatch-test-")));
  const stores = await openStores({ dataDir, attach: kept !== undefined });
  reloadEnvironment({
    STILLWATCH_DATA_DIR: dataDir,
    DATABASE_URL: stores.databaseUrl,
    STILLWATCH_OWNER_DATABASE_URL: stores.ownerDatabaseUrl,
    CLICKHOUSE_URL: stores.clickhouseUrl,
    STILLWATCH_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    STILLWATCH_AUTH_SECRET: randomBytes(32).toString("base64url"),
  });
  const [{ migrateDatabase }, { migrateJobs }, { migrateWarehouse, warehouse }] = await Promise.all([
    import("@/lib/db/migrate"),
    import("@/lib/jobs"),
    import("@/lib/warehouse"),
  ]);
  await Promise.all([
    migrateDatabase(stores.ownerDatabaseUrl).then(() => migrateJobs(stores.databaseUrl)),
    migrateWarehouse(warehouse()),
  ]);
  return async () => {
    await stores.close();
    if (kept === undefined) await rm(dataDir, { recursive: true, force: true });
  };
}
