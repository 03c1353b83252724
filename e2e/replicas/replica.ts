import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "@/lib/env/program";

const isReady = /Stillwatch (is at|works on)/;

export interface ReplicaOptions {
  role: "web" | "worker";
  dataDir: string;
  env: Record<string, string | undefined>;
}

/** One process of a role under a launcher of its own, as it runs in a container. */
export class Replica {
  #words = "";

  private constructor(
    readonly options: ReplicaOptions,
    readonly launcher: ChildProcess,
  ) {
    for (const stream of [launcher.stdout, launcher.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        this.#words += chunk;
      });
    }
  }

  /** Starts it and waits until it says that it is there. */
  static async start(options: ReplicaOptions): Promise<Replica> {
    const own = { STILLWATCH_ROLES: options.role, STILLWATCH_DATA_DIR: options.dataDir };
    const env = { ...process.env, ...options.env, ...own, STILLWATCH_LOG_LEVEL: "error", NODE_OPTIONS: "" };
    const args = ["lib/launcher/bootstrap.mjs", "start"];
    const replica = new Replica(options, spawn(process.execPath, args, { cwd: root, detached: true, env }));
    for (const deadline = Date.now() + 90_000; !isReady.test(replica.#words); await sleep(50)) {
      const { exitCode } = replica.launcher;
      if (exitCode !== null || Date.now() > deadline) throw new Error(`It did not start:\n${replica.#words}`);
    }
    return replica;
  }

  /** What a machine does that loses its power: nothing of it goes on for a moment. */
  async kill(): Promise<void> {
    const { role, dataDir } = this.options;
    const { pid } = JSON.parse(await readFile(path.join(dataDir, `${role}.process.json`), "utf8"));
    this.launcher.kill("SIGKILL");
    process.kill(pid, "SIGKILL");
    await exited(this.launcher);
  }

  /** Asks it to end; resolves to its exit code. */
  async stop(): Promise<number | null> {
    if (this.launcher.exitCode === null && this.launcher.signalCode === null) this.launcher.kill("SIGTERM");
    await exited(this.launcher);
    return this.launcher.exitCode;
  }
}

export async function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}
