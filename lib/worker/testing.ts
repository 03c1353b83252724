import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openDatabase } from "@/lib/db";
import { migrateDatabase } from "@/lib/db/migrate";
import { programOf } from "@/lib/env/program";
import { migrateJobs } from "@/lib/jobs";
import { openStores } from "@/lib/stores";
import { migrateWarehouse, openWarehouse } from "@/lib/warehouse";

export type OwnStores = Awaited<ReturnType<typeof openOwnStores>>;

/**
 * Stores of a test file's own: a worker takes up whatever it finds, also what other tests have left.
 * @param engineConfig goes into the engine's configuration, beside what is there already
 */
export async function openOwnStores(engineConfig?: string) {
  const dataDir = await mkdtemp(path.join(tmpdir(), "stillwatch-worker-"));
  if (engineConfig !== undefined) {
    await mkdir(path.join(dataDir, "engine/server.d"), { recursive: true });
    await writeFile(path.join(dataDir, "engine/server.d/test.xml"), engineConfig);
  }
  const stores = await openStores({ dataDir });
  const traffic = openWarehouse(stores.clickhouseUrl);
  await Promise.all([migrateDatabase(stores.ownerDatabaseUrl), migrateWarehouse(traffic)]);
  await migrateJobs(stores.databaseUrl);
  const db = openDatabase(stores.databaseUrl);
  const close = async () => {
    await Promise.all([db.$disconnect(), traffic.close()]);
    await stores.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { dataDir, stores, traffic, db, close };
}

/** A worker process on the stores, once it is ready. */
export async function startWorker({ dataDir, stores }: OwnStores): Promise<ChildProcess> {
  const child = fork(programOf("lib/worker/main.ts"), {
    env: {
      ...process.env,
      STILLWATCH_DATA_DIR: dataDir,
      DATABASE_URL: stores.databaseUrl,
      CLICKHOUSE_URL: stores.clickhouseUrl,
    },
  });
  const [message] = await once(child, "message");
  if (message !== "ready") throw new Error(`The worker said ${JSON.stringify(message)}.`);
  return child;
}
