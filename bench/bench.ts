import path from "node:path";
import { newId } from "@/lib/kernel";
import { filesIn, type SimulationFiles, simulateWorld, worldPreset } from "@/lib/simulator";
import { migrateWarehouse, openWarehouse, type Warehouse, warehouse } from "@/lib/warehouse";
import { type Installation, type Say, withInstallation } from "./installation";
import { type BenchOptions, sizeOf } from "./options";

/** What all benchmarks have: stores of their own, a simulated world, and a place for more databases. */
export interface Bench extends Installation {
  options: BenchOptions;
  files: SimulationFiles;
  /** A traffic store of its own with all migrations applied. */
  emptyStore(): Promise<Warehouse & { drop(): Promise<void> }>;
  say: Say;
}

/** Writes the world into an installation of its own and cleans up behind, or opens the one that was kept. */
export async function withBench(options: BenchOptions, say: Say, run: (bench: Bench) => Promise<void>): Promise<void> {
  if (options.data !== undefined) {
    const files = filesIn(path.join(options.data, "world"));
    const again = (kept: Installation) => run({ ...kept, options, files, emptyStore, say });
    await withInstallation(true, say, again, options.data);
    return;
  }
  await withInstallation(options.keep, say, async (installation) => {
    const out = path.join(installation.dataDir, "world");
    const made = await simulateWorld({ ...worldPreset(sizeOf(options, "ingest")), out });
    say(`a world of ${made.accounts} accounts and ${made.exchanges} exchanges in ${made.seconds.toFixed(1)} s`);
    await run({ ...installation, options, files: made.files, emptyStore, say });
  });
}

async function emptyStore() {
  const server = warehouse();
  const name = `bench_${newId().replaceAll("-", "")}`;
  await server.command(`CREATE DATABASE ${name}`);
  const store = openWarehouse(server.url, { database: name });
  await migrateWarehouse(store);
  const drop = async () => {
    await store.close();
    await server.command(`DROP DATABASE IF EXISTS ${name} SYNC`);
  };
  return { ...store, drop };
}
