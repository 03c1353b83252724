import { chmod, mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { isDomainError, unavailable } from "@/lib/kernel";
import { type RunningEngine, startEngine } from "./engine-process";
import { holderOf, takeLock } from "./lock";
import { type RunningPostgres, startPostgres } from "./postgres-process";
import { readPrivate, writePrivate } from "./private-file";
import { identify, isAlive, ProcessIdentity } from "./processes";

const RUNTIME = "runtime.json";
const ATTACH_WITHIN_MS = 120_000;

const Urls = z.object({ databaseUrl: z.string(), ownerDatabaseUrl: z.string(), clickhouseUrl: z.string() });
const Runtime = Urls.extend({ holder: ProcessIdentity });

export interface StoreOptions {
  dataDir: string;
  /** Uses the stores of the process that holds the directory, when there is one. */
  attach?: boolean;
  /** Stores that run elsewhere: they are not started, their URLs pass through. */
  databaseUrl?: string | undefined;
  ownerDatabaseUrl?: string | undefined;
  clickhouseUrl?: string | undefined;
  /** Ceiling of the embedded engine, in bytes. */
  engineMemoryBytes?: number | undefined;
}

export interface Stores extends z.infer<typeof Urls> {
  /** The stores belong to another process, which also stops them. */
  attached: boolean;
  close(): Promise<void>;
}

/**
 * Opens both stores of a data directory: takes its lock, ends what a killed holder left running, starts what is not
 * given by URL, and keeps it running until `close`. Throws `conflict` when another process holds the directory.
 */
export async function openStores(options: StoreOptions): Promise<Stores> {
  const dataDir = path.resolve(options.dataDir);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  if (options.attach) return attachOrOpen(dataDir, options);
  return openOwn(dataDir, options);
}

async function attachOrOpen(dataDir: string, options: StoreOptions): Promise<Stores> {
  for (const deadline = Date.now() + ATTACH_WITHIN_MS; Date.now() < deadline; await sleep(50)) {
    const holder = await holderOf(dataDir);
    if (holder) {
      const runtime = await readPrivate(path.join(dataDir, RUNTIME), Runtime);
      if (runtime && runtime.holder.pid === holder.pid && (await isAlive(runtime.holder))) {
        const { holder: _, ...urls } = runtime;
        return { ...urls, attached: true, close: async () => undefined };
      }
      continue;
    }
    try {
      return await openOwn(dataDir, options);
    } catch (error) {
      // Somebody else was quicker: attach to that one.
      if (!isDomainError(error, "conflict")) throw error;
    }
  }
  throw unavailable(`The stores in ${dataDir} did not open in time.`);
}

async function openOwn(dataDir: string, options: StoreOptions): Promise<Stores> {
  const release = await takeLock(dataDir);
  const runtimeFile = path.join(dataDir, RUNTIME);
  await chmod(dataDir, 0o700);
  const opened = await Promise.allSettled([
    startPostgresUnlessGiven(dataDir, options),
    startEngineUnlessGiven(dataDir, options),
  ]);
  const close = async () => {
    await rm(runtimeFile, { force: true });
    const running = opened.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
    await Promise.all(running.map((each) => each.close()));
    await release();
  };
  const [postgres, engine] = opened;
  if (postgres.status === "rejected" || engine.status === "rejected") {
    await close();
    throw postgres.status === "rejected" ? postgres.reason : (engine as PromiseRejectedResult).reason;
  }
  const urls = {
    databaseUrl: postgres.value.databaseUrl,
    ownerDatabaseUrl: postgres.value.ownerDatabaseUrl,
    clickhouseUrl: engine.value.clickhouseUrl,
  };
  await writePrivate(runtimeFile, { ...urls, holder: await identify(process.pid) });
  return { ...urls, attached: false, close };
}

async function startPostgresUnlessGiven(dataDir: string, options: StoreOptions): Promise<RunningPostgres> {
  if (options.databaseUrl === undefined) return startPostgres(dataDir);
  const ownerDatabaseUrl = options.ownerDatabaseUrl ?? options.databaseUrl;
  return { databaseUrl: options.databaseUrl, ownerDatabaseUrl, close: async () => undefined };
}

async function startEngineUnlessGiven(dataDir: string, options: StoreOptions): Promise<RunningEngine> {
  if (options.clickhouseUrl !== undefined) {
    return { clickhouseUrl: options.clickhouseUrl, close: async () => undefined };
  }
  return startEngine({ directory: path.join(dataDir, "engine"), memoryBytes: options.engineMemoryBytes });
}
