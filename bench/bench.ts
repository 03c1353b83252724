import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { permissions } from "@/lib/auth";
import type { Context } from "@/lib/command";
import { closeDatabase, database } from "@/lib/db";
import { reloadEnvironment } from "@/lib/env";
import { newId, systemClock } from "@/lib/kernel";
import { openInstallation } from "@/lib/launcher/open-installation";
import { type SimulationFiles, simulateWorld, worldPreset } from "@/lib/simulator";
import { migrateWarehouse, openWarehouse, type Warehouse, warehouse } from "@/lib/warehouse";
import type { BenchOptions } from "./options";

/** What all benchmarks have: stores of their own, a simulated world, and a place for more databases. */
export interface Bench {
  options: BenchOptions;
  dataDir: string;
  files: SimulationFiles;
  /** Acts on a traffic store; on the installation's own by default. */
  context(store?: Warehouse): Context;
  /** A traffic store of its own with all migrations applied. */
  emptyStore(): Promise<Warehouse & { drop(): Promise<void> }>;
  say(line: string): void;
}

/** Opens stores in a directory of their own, whatever the environment names, writes the world, and cleans up behind. */
export async function withBench(
  options: BenchOptions,
  say: (line: string) => void,
  run: (bench: Bench) => Promise<void>,
): Promise<void> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "stillwatch-bench-"));
  for (const name of ["DATABASE_URL", "STILLWATCH_OWNER_DATABASE_URL", "CLICKHOUSE_URL"]) delete process.env[name];
  reloadEnvironment({ STILLWATCH_DATA_DIR: dataDir, STILLWATCH_LOG_LEVEL: "error" });
  const stores = await openInstallation({ attach: false });
  try {
    const { accounts, exchanges, days, seed } = options;
    const made = await simulateWorld({
      ...worldPreset({ accounts, exchanges, days, seed }),
      out: path.join(dataDir, "world"),
    });
    say(`a world of ${made.accounts} accounts and ${made.exchanges} exchanges in ${made.seconds.toFixed(1)} s`);
    await run({ options, dataDir, files: made.files, context, emptyStore, say });
  } finally {
    await closeDatabase();
    await stores.close();
    if (options.keep) say(`kept ${dataDir}`);
    else await rm(dataDir, { recursive: true, force: true });
  }
}

const context = (store: Warehouse = warehouse()): Context => ({
  actor: { type: "system", id: "bench", name: "benchmark", permissions: new Set(permissions) },
  db: database(),
  warehouse: store,
  clock: systemClock,
  requestId: newId(),
});

async function emptyStore() {
  const server = warehouse();
  const name = `bench_${newId().replaceAll("-", "")}`;
  await server.command(`CREATE DATABASE ${name}`);
  const store = openWarehouse(server.url, name);
  await migrateWarehouse(store);
  const drop = async () => {
    await store.close();
    await server.command(`DROP DATABASE IF EXISTS ${name} SYNC`);
  };
  return { ...store, drop };
}
