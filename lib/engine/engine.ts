import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { baseSettings, type EngineConfig, serverConfig } from "./config";
import type { Job, Outcome } from "./messages";
import { EngineSession, type Sink } from "./session";
import { SessionPool } from "./session-pool";
import { Spool } from "./spool";

const KILL_AGAIN_AFTER_MS = 100;

/** The engine behind the front: two pools of sessions, and one more session that ends other sessions' queries. */
export class Engine {
  #running = 0;
  #tags = 0;

  private constructor(
    readonly spool: Spool,
    readonly foreground: SessionPool,
    readonly background: SessionPool,
    readonly control: SessionPool,
  ) {}

  static async open(config: EngineConfig): Promise<Engine> {
    const directory = path.join(config.path, "tables");
    await mkdir(directory, { recursive: true });
    const configFile = path.join(config.path, "server.xml");
    await writeFile(configFile, serverConfig(config));
    const open = (pool: "foreground" | "background", extra: string[] = []) => {
      const base = baseSettings(config, pool);
      const connectionArguments = [...Object.entries(base).map(([name, value]) => `--${name}=${value}`), ...extra];
      return EngineSession.open({ directory, base, connectionArguments });
    };
    // The first session brings the server configuration, so it has to be there before any other.
    const control = await open("foreground", [`--config-file=${configFile}`]);
    const [foreground, background, spool] = await Promise.all([
      Promise.all(Array.from({ length: config.foregroundSessions }, () => open("foreground"))),
      Promise.all(Array.from({ length: config.backgroundSessions }, () => open("background"))),
      Spool.open(path.join(config.path, "spool")),
    ]);
    return new Engine(spool, new SessionPool(foreground), new SessionPool(background), new SessionPool([control]));
  }

  get running(): number {
    return this.#running;
  }

  /** Runs a query on a free session of its pool; an abort ends it in the queue or in the engine. */
  async run(job: Omit<Job, "tag">, background: boolean, sink: Sink, signal: AbortSignal): Promise<Outcome> {
    const pool = background ? this.background : this.foreground;
    const session = await pool.acquire(signal);
    this.#running += 1;
    this.#tags += 1;
    const tag = `query-${this.#tags}`;
    let kill: NodeJS.Timeout | undefined;
    const stop = () => {
      session.cancel();
      void this.#kill(tag);
      // The query may not have reached the engine's list of processes yet.
      kill = setInterval(() => void this.#kill(tag), KILL_AGAIN_AFTER_MS);
    };
    signal.addEventListener("abort", stop, { once: true });
    try {
      const running = session.run({ ...job, tag }, sink);
      if (signal.aborted) stop();
      const outcome = await running;
      // A cancelled delivery ends without an error of its own, and must not pass for a whole result.
      signal.throwIfAborted();
      return outcome;
    } finally {
      clearInterval(kill);
      signal.removeEventListener("abort", stop);
      this.#running -= 1;
      pool.release(session);
    }
  }

  async #kill(tag: string): Promise<void> {
    const sql = "KILL QUERY WHERE Settings['log_comment'] = {tag:String} ASYNC";
    const job: Job = {
      sql,
      format: "Null",
      streamed: false,
      params: { tag },
      settings: {},
      database: "default",
      tag: "kill",
    };
    const session = await this.control.acquire(new AbortController().signal);
    await session.run(job, async () => {}).catch(() => undefined);
    this.control.release(session);
  }

  /** Closes every session; queries that still run have to be aborted first. */
  async close(): Promise<void> {
    const sessions = [...this.foreground.sessions, ...this.background.sessions, ...this.control.sessions];
    await Promise.all(sessions.map((session) => session.close()));
  }
}
