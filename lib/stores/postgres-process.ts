import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, open, readFile, rename, stat } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { childEnvironment } from "@/lib/env";
import { unavailable } from "@/lib/kernel";
import { availableMemory } from "./memory";
import { freePort } from "./ports";
import { launchAs } from "./postgres-account";
import { type Cluster, openCluster } from "./postgres-cluster";
import { commandOf, endProcess, identify } from "./processes";
import { APP, databaseUrl, ensureRoles, OWNER, refusal, SUPERUSER } from "./roles.sql";
import { exited, supervise } from "./supervise";

const READY_WITHIN_MS = 120_000;
/** Backends of a killed server may hold its shared memory for a moment. */
const STARTS = 20;
const LONGEST_LOG = 10 << 20;
/** Fast shutdown first, then the one that recovers at the next start. */
const STOP: [NodeJS.Signals, number][] = [
  ["SIGINT", 6_000],
  ["SIGQUIT", 2_000],
  ["SIGKILL", 1_000],
];

export interface RunningPostgres {
  databaseUrl: string;
  ownerDatabaseUrl: string;
  close(): Promise<void>;
}

interface Server extends Cluster {
  log: string;
  /** Once it has run; from then on it comes back at the same. */
  port?: number;
}

/** Starts the embedded Postgres of a data directory and keeps it running at the same port. */
export async function startPostgres(dataDir: string): Promise<RunningPostgres> {
  const directory = path.join(dataDir, "postgres");
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await endSurvivor(directory);
  const cluster = await openCluster(dataDir, directory);
  const { passwords } = cluster;
  const server: Server = { ...cluster, log: path.join(dataDir, "postgres.log") };
  const supervised = await supervise("postgres", () => start(server), stop);
  const { port = 0 } = server;
  await ensureRoles(port, passwords);
  return {
    databaseUrl: databaseUrl(port, APP, passwords.app),
    ownerDatabaseUrl: databaseUrl(port, OWNER, passwords.owner),
    close: () => supervised.close(),
  };
}

/** A server outlives the process that started it; one that still has the directory is shut down in good order. */
async function endSurvivor(directory: string): Promise<void> {
  const text = await readFile(path.join(directory, "postmaster.pid"), "utf8").catch(() => "");
  const pid = Number.parseInt(text, 10);
  const survivor = pid > 0 ? await identify(pid) : undefined;
  if (!survivor || !(await commandOf(pid)).includes(directory)) return;
  if (!(await endProcess(survivor, STOP))) throw unavailable(`Postgres (process ${pid}) did not stop.`);
}

async function start(server: Server): Promise<ChildProcess> {
  for (let attempt = 1; ; attempt += 1) {
    // One that was free a moment ago may be somebody else's by now: each try has another, until one is the server's.
    const port = server.port ?? (await freePort());
    const child = await launch(server, port);
    const failure = await becomeReady(server, port, child);
    if (failure === undefined) {
      server.port = port;
      return child;
    }
    if (attempt === STARTS) throw unavailable(`Postgres did not start: see ${server.log}.`, 1, { cause: failure });
    await sleep(250);
  }
}

async function launch(server: Server, port: number): Promise<ChildProcess> {
  const size = await stat(server.log).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LONGEST_LOG) await rename(server.log, `${server.log}.1`);
  const log = await open(server.log, "a", 0o600);
  const settings = serverSettings(port).flatMap((setting) => ["-c", setting]);
  const { command, args, options } = await launchAs(server.account, server.binaries.postgres, [
    "-D",
    server.directory,
    ...settings,
  ]);
  try {
    return spawn(command, args, {
      ...options,
      cwd: "/",
      // A group of its own: an interrupt from the terminal reaches the launcher alone, which knows the order.
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
      env: childEnvironment({ LC_MESSAGES: "C", TZ: "UTC" }),
    });
  } finally {
    await log.close();
  }
}

function serverSettings(port: number): string[] {
  const megabytes = Math.floor(availableMemory() / (1 << 20));
  return [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    // Paths of sockets are limited to about a hundred characters, data directories are not.
    "unix_socket_directories=",
    "max_connections=200",
    `shared_buffers=${Math.min(1024, Math.max(128, Math.floor(megabytes / 16)))}MB`,
    `effective_cache_size=${Math.floor(megabytes / 4)}MB`,
    "max_wal_size=2GB",
    "random_page_cost=1.1",
    "jit=off",
    // Containers often have 64 MB of /dev/shm.
    "dynamic_shared_memory_type=mmap",
    "password_encryption=scram-sha-256",
    "timezone=UTC",
    "log_timezone=UTC",
  ];
}

/** Waits until the server answers; resolves to the reason when its process ended instead. */
async function becomeReady(server: Server, port: number, child: ChildProcess): Promise<unknown> {
  let ended: string | undefined;
  child.once("error", (error) => {
    ended = error.message;
  });
  void exited(child).then((how) => {
    ended = how;
  });
  const url = databaseUrl(port, SUPERUSER, server.passwords.superuser, "postgres");
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline; await sleep(20)) {
    if (ended !== undefined) return ended;
    if ((await refusal(url)) === undefined) return undefined;
  }
  await stop(child);
  return "it did not answer in time";
}

async function stop(child: ChildProcess): Promise<void> {
  const target = child.pid === undefined ? undefined : await identify(child.pid);
  if (target) await endProcess(target, STOP);
}
