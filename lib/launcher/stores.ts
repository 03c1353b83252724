import { environment } from "@/lib/env";
import { openStores } from "@/lib/stores";

/**
 * The stores alone, for work at the shell: prints their URLs as `export` lines, then runs until it is interrupted.
 * Attaches when a running instance has the directory.
 */
const { dataDir, engineMemoryBytes } = environment();
const stores = await openStores({ dataDir, attach: true, engineMemoryBytes });
process.stdout.write(
  `export DATABASE_URL='${stores.databaseUrl}'\n` +
    `export STILLWATCH_OWNER_DATABASE_URL='${stores.ownerDatabaseUrl}'\n` +
    `export CLICKHOUSE_URL='${stores.clickhouseUrl}'\n`,
);
if (!stores.attached) {
  await new Promise((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
    setInterval(() => undefined, 1 << 30);
  });
  await stores.close();
}
process.exit(0);
