import { environment, reloadEnvironment } from "@/lib/env";
import { preconditionFailed } from "@/lib/kernel";
import { openStores, type Stores } from "@/lib/stores";
import { installationKeys } from "./secrets";

/**
 * Opens the stores of STILLWATCH_DATA_DIR, migrates both, and puts their URLs and the installation's keys into the
 * environment, from where every module and child process takes them. With `attach`, a running instance's stores are used,
 * which that instance has migrated.
 */
export async function openInstallation(options: { attach: boolean }): Promise<Stores> {
  const { dataDir, databaseUrl, ownerDatabaseUrl, clickhouseUrl, clickhouseCluster, engineMemoryBytes } = environment();
  if (clickhouseCluster !== undefined && clickhouseUrl === undefined)
    throw preconditionFailed("CLICKHOUSE_CLUSTER names a cluster, which CLICKHOUSE_URL has to lead to.");
  const given = { databaseUrl, ownerDatabaseUrl, clickhouseUrl, engineMemoryBytes };
  const stores = await openStores({ dataDir, attach: options.attach, ...given });
  try {
    reloadEnvironment({
      STILLWATCH_DATA_DIR: dataDir,
      DATABASE_URL: stores.databaseUrl,
      STILLWATCH_OWNER_DATABASE_URL: stores.ownerDatabaseUrl,
      CLICKHOUSE_URL: stores.clickhouseUrl,
      ...(await installationKeys(dataDir)),
    });
    if (!stores.attached) await migrate(stores);
    return stores;
  } catch (error) {
    await stores.close();
    throw error;
  }
}

/** Longest wait for another replica that migrates the traffic store. */
const longestMigration = 600_000;

/** Loaded late: both clients read the environment that the stores have just filled in. */
async function migrate(stores: Stores): Promise<void> {
  const [{ migrateDatabase }, db, { migrateJobs }, { migrateWarehouse, warehouse }] = await Promise.all([
    import("@/lib/db/migrate"),
    import("@/lib/db"),
    import("@/lib/jobs"),
    import("@/lib/warehouse"),
  ]);
  await Promise.all([
    migrateDatabase(stores.ownerDatabaseUrl).then(() => migrateJobs(stores.databaseUrl)),
    // In turn: the nodes of a cluster refuse changes of one table that come at the same moment.
    db.withLock(db.database(), "migrations of the traffic store", longestMigration, () =>
      migrateWarehouse(warehouse()),
    ),
  ]);
  await db.requireSealingKey(db.database());
}
