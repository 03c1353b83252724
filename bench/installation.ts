import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { permissions } from "@/lib/auth";
import type { Context } from "@/lib/command";
import { closeDatabase, database } from "@/lib/db";
import { reloadEnvironment } from "@/lib/env";
import { newId, systemClock } from "@/lib/kernel";
import { openInstallation } from "@/lib/launcher/open-installation";
import { type Warehouse, warehouse } from "@/lib/warehouse";

export type Say = (line: string) => void;

/** Stores of their own, empty at first. */
export interface Installation {
  dataDir: string;
  /** Acts on a traffic store; on the installation's own by default. */
  context(store?: Warehouse): Context;
}

/**
 * Opens stores in a directory of their own, whatever the environment names, and cleans up behind unless asked to keep it.
 * @param kept a directory that an earlier run was asked to keep: it is opened again, and kept again
 */
export async function withInstallation<Result>(
  keep: boolean,
  say: Say,
  run: (installation: Installation) => Promise<Result>,
  kept?: string,
): Promise<Result> {
  const dataDir = kept ?? (await mkdtemp(path.join(tmpdir(), "stillwatch-bench-")));
  for (const name of ["DATABASE_URL", "STILLWATCH_OWNER_DATABASE_URL", "CLICKHOUSE_URL"]) delete process.env[name];
  reloadEnvironment({ STILLWATCH_DATA_DIR: dataDir, STILLWATCH_LOG_LEVEL: "error" });
  const stores = await openInstallation({ attach: false });
  try {
    return await run({ dataDir, context });
  } finally {
    await closeDatabase();
    await stores.close();
    if (keep || kept !== undefined) say(`kept ${dataDir}`);
    else await rm(dataDir, { recursive: true, force: true });
  }
}

export const context = (store: Warehouse = warehouse()): Context => ({
  actor: { type: "system", id: "bench", name: "benchmark", permissions: new Set(permissions) },
  db: database(),
  warehouse: store,
  clock: systemClock,
  requestId: newId(),
});
