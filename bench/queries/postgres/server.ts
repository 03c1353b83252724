import { spawn } from "node:child_process";
import { open } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { childEnvironment } from "@/lib/env";
import { freePort } from "@/lib/stores";
import { availableMemory } from "@/lib/stores/memory";
import { launchAs } from "@/lib/stores/postgres-account";
import { openCluster } from "@/lib/stores/postgres-cluster";
import { databaseUrl, refusal, SUPERUSER } from "@/lib/stores/roles.sql";
import { exited } from "@/lib/stores/supervise";

const readyWithin = 120_000;

/** A Postgres to compare with: a cluster of its own, since the installation's keeps its buffers small. */
export interface Baseline {
  pool: pg.Pool;
  /** What it was set to, for the results. */
  settings: Record<string, string>;
  close(): Promise<void>;
}

/**
 * Starts the Postgres of a data directory that holds the same rows, set up for questions over much: buffers of a quarter of the memory
 * (6 GB on 24), room to sort and hash in memory, as many workers as cores. The embedded build has no compiler of expressions, so `jit`
 * is off in any case.
 */
export async function startBaseline(dataDir: string): Promise<Baseline> {
  const directory = path.join(dataDir, "baseline");
  const [{ binaries, account, passwords }, port] = await Promise.all([openCluster(dataDir, directory), freePort()]);
  const settings = settingsFor(Math.floor(availableMemory() / (1 << 20)));
  const set = Object.entries({ port: String(port), ...settings }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const { command, args, options } = await launchAs(account, binaries.postgres, ["-D", directory, ...set]);
  const log = await open(path.join(dataDir, "baseline.log"), "a", 0o600);
  const stdio = ["ignore" as const, log.fd, log.fd];
  const child = spawn(command, args, {
    ...options,
    cwd: "/",
    stdio,
    env: childEnvironment({ LC_MESSAGES: "C", TZ: "UTC" }),
  });
  await log.close();
  // A server outlives the process that started it.
  const end = () => child.kill("SIGINT");
  process.once("exit", end);
  const url = databaseUrl(port, SUPERUSER, passwords.superuser, "postgres");
  for (const deadline = Date.now() + readyWithin; (await refusal(url)) !== undefined; await pause(50)) {
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error(`Postgres did not start: see ${dataDir}/baseline.log`);
  }
  const pool = new pg.Pool({ connectionString: url, max: 4, idleTimeoutMillis: 0 });
  const close = async () => {
    await pool.end();
    end();
    await exited(child);
    process.removeListener("exit", end);
  };
  return { pool, settings, close };
}

function settingsFor(megabytes: number): Record<string, string> {
  return {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "20",
    shared_buffers: `${Math.min(6_144, Math.max(128, Math.floor(megabytes / 4)))}MB`,
    effective_cache_size: `${Math.floor(megabytes / 2)}MB`,
    work_mem: "512MB",
    maintenance_work_mem: `${Math.min(2_048, Math.floor(megabytes / 8))}MB`,
    random_page_cost: "1.1",
    effective_io_concurrency: "200",
    max_parallel_workers_per_gather: "2",
    max_parallel_maintenance_workers: "2",
    // Rows that can be copied anew need no log, and asking is not slower for it.
    wal_level: "minimal",
    max_wal_senders: "0",
    max_wal_size: "8GB",
    synchronous_commit: "off",
    jit: "off",
    // Containers often have 64 MB of /dev/shm.
    dynamic_shared_memory_type: "mmap",
    timezone: "UTC",
  };
}
