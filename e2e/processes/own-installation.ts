import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { root } from "@/lib/env/program";
import { askEngine } from "./ask-engine";

const bootstrap = "lib/launcher/bootstrap.mjs";

export const parts = ["web", "worker", "engine", "postgres"] as const;
export type Part = (typeof parts)[number];

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** One installation of a test's own: empty, at a free port, in a directory that goes with it. */
export class OwnInstallation {
  #launcher: ChildProcess | undefined;
  #words = "";

  private constructor(
    readonly dataDir: string,
    readonly port: number,
    private readonly settings: Record<string, string>,
  ) {}

  /** @param settings of its environment, besides those that keep it apart from others */
  static async make(settings: Record<string, string> = {}): Promise<OwnInstallation> {
    return new OwnInstallation(await mkdtemp(path.join(tmpdir(), "stillwatch-e2e-")), await freePort(), settings);
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  get isUp(): boolean {
    return this.#launcher !== undefined && this.#launcher.exitCode === null && this.#launcher.signalCode === null;
  }

  get #env(): NodeJS.ProcessEnv {
    const own = { PORT: String(this.port), STILLWATCH_DATA_DIR: this.dataDir, STILLWATCH_DEMO: "0" };
    // The port after that of the console may be another installation's.
    return {
      ...process.env,
      ...this.settings,
      ...own,
      STILLWATCH_POLICY_PORT: "0",
      STILLWATCH_LOG_LEVEL: "error",
      NODE_OPTIONS: "",
    };
  }

  /** Starts it and waits until it says where it is. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [bootstrap, "start"], { cwd: root, detached: true, env: this.#env });
    this.#launcher = child;
    this.#words = "";
    const hear = (chunk: Buffer) => {
      this.#words += chunk;
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    for (const deadline = Date.now() + 90_000; !this.#words.includes("Stillwatch is at"); await sleep(50)) {
      if (child.exitCode !== null || Date.now() > deadline) throw new Error(`It did not start:\n${this.#words}`);
    }
  }

  /** A further start, as somebody would try by mistake; resolves when it has ended. */
  startAgain(env: Record<string, string>): Promise<Ended> {
    return ended(spawn(process.execPath, [bootstrap, "start"], { cwd: root, env: { ...this.#env, ...env } }));
  }

  async cli(...words: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(process.execPath, [bootstrap, "cli", ...words], {
      cwd: root,
      env: this.#env,
    });
    return stdout;
  }

  async pidOf(part: Part | "launcher"): Promise<number> {
    if (part === "launcher") return this.#launcher?.pid ?? 0;
    if (part === "postgres") {
      return Number((await readFile(path.join(this.dataDir, "postgres/postmaster.pid"), "utf8")).split("\n")[0]);
    }
    const file = part === "engine" ? "engine/process.json" : `${part}.process.json`;
    return JSON.parse(await readFile(path.join(this.dataDir, file), "utf8")).pid;
  }

  async kill(part: Part | "launcher"): Promise<void> {
    process.kill(await this.pidOf(part), "SIGKILL");
  }

  /** Waits until both stores answer through the web process. */
  async healthy(): Promise<void> {
    for (const deadline = Date.now() + 60_000; ; await sleep(100)) {
      const answer = await fetch(`${this.url}/api/health`).catch(() => undefined);
      if (answer?.ok) return;
      if (Date.now() > deadline) throw new Error(`It did not recover:\n${this.#words}`);
    }
  }

  /** Asks it to stop; resolves to the milliseconds it took. */
  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<number> {
    const child = this.#launcher;
    if (!this.isUp) return 0;
    const askedAt = Date.now();
    child?.kill(signal);
    while (this.isUp) await sleep(20);
    return Date.now() - askedAt;
  }

  /** The figures in the answer's first row. */
  async ask(sql: string): Promise<number[]> {
    const { clickhouseUrl } = JSON.parse(await readFile(path.join(this.dataDir, "runtime.json"), "utf8"));
    return askEngine(clickhouseUrl, sql);
  }

  async remove(): Promise<void> {
    await this.stop();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function ended(child: ChildProcess): Promise<Ended> {
  const words = { out: "", err: "" };
  child.stdout?.on("data", (chunk) => {
    words.out += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    words.err += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, ...words };
}

/** A port that nobody listens at, from below those that the system deals out by itself: it stays free until it is used. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const free = await new Promise<boolean>((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, () => resolve(true));
  });
  if (free) await new Promise((resolve) => server.close(resolve));
  return free;
}
