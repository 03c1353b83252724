import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { childEnvironment } from "@/lib/env";
import { programOf, root } from "@/lib/env/program";
import { unavailable } from "@/lib/kernel";
import { availableMemory } from "./memory";
import { readPrivate, writePrivate } from "./private-file";
import { endProcess, identify, ProcessIdentity } from "./processes";
import { exited, supervise } from "./supervise";

const START_WITHIN_MS = 120_000;
const SHARE_OF_MEMORY = 0.45;
const FOREGROUND_SESSIONS = 8;
const BACKGROUND_SESSIONS = 4;
/** Running queries, and beside them the files and the compression of the front. */
const THREAD_POOL = FOREGROUND_SESSIONS + BACKGROUND_SESSIONS + 8;

export interface EngineOptions {
  /** Where the engine keeps its tables. */
  directory: string;
  memoryBytes?: number | undefined;
}

export interface RunningEngine {
  clickhouseUrl: string;
  close(): Promise<void>;
}

/** Starts the engine over a directory and keeps it running, always at the same port and with the same secret. */
export async function startEngine(options: EngineOptions): Promise<RunningEngine> {
  await mkdir(options.directory, { recursive: true });
  const identityFile = path.join(options.directory, "process.json");
  await endLeftOver(identityFile);
  const secret = randomBytes(24).toString("base64url");
  let port = 0;
  const supervised = await supervise(
    "engine",
    async () => {
      const started = await launch(options, secret, port);
      port = started.port;
      const identity = started.child.pid && (await identify(started.child.pid));
      if (identity) await writePrivate(identityFile, identity);
      return started.child;
    },
    async (child) => {
      child.kill("SIGTERM");
      const ended = exited(child);
      await Promise.race([ended, sleep(6_000, undefined, { ref: false })]);
      child.kill("SIGKILL");
      await ended;
      await rm(identityFile, { force: true });
    },
  );
  return { clickhouseUrl: `http://stillwatch:${secret}@127.0.0.1:${port}`, close: () => supervised.close() };
}

/** The engine of a killed launcher ends by itself when its input closes; it is waited for, then ended. */
async function endLeftOver(identityFile: string): Promise<void> {
  const left = await readPrivate(identityFile, ProcessIdentity);
  const steps: [NodeJS.Signals, number][] = [
    ["SIGTERM", 6_000],
    ["SIGKILL", 2_000],
  ];
  if (left) await endProcess(left, steps);
}

async function launch(
  options: EngineOptions,
  secret: string,
  port: number,
): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, ["--enable-source-maps", programOf("lib/engine/main.ts")], {
    cwd: root,
    // A group of its own: an interrupt from the terminal reaches the launcher alone, which knows the order.
    detached: true,
    stdio: ["pipe", "pipe", "inherit"],
    env: childEnvironment({ UV_THREADPOOL_SIZE: String(THREAD_POOL), TZ: "UTC", NODE_OPTIONS: undefined }),
  });
  child.stdin.on("error", () => undefined);
  child.stdin.write(
    `${JSON.stringify({
      path: options.directory,
      port,
      secret,
      memoryBytes: options.memoryBytes ?? Math.floor(availableMemory() * SHARE_OF_MEMORY),
      threads: availableParallelism(),
      foregroundSessions: FOREGROUND_SESSIONS,
      backgroundSessions: BACKGROUND_SESSIONS,
    })}\n`,
  );
  const line = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    void exited(child).then((how) => reject(unavailable(`The engine could not start (${how}).`)));
    child.once("error", reject);
    setTimeout(() => reject(unavailable("The engine did not start in time.")), START_WITHIN_MS).unref();
  });
  try {
    return { child, port: JSON.parse(await line).port };
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
}
