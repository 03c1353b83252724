import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import type { Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { programOf, root } from "@/lib/env/program";
import { askEngine } from "../processes/ask-engine";
import type { Console } from "../processes/feed";
import { freePort } from "../processes/own-installation";
import { startBalancer } from "./balancer";
import { exited, Replica } from "./replica";

interface Stores {
  DATABASE_URL: string;
  STILLWATCH_OWNER_DATABASE_URL: string;
  CLICKHOUSE_URL: string;
}

/** Two web and two worker replicas that share nothing but one Postgres, one engine and their keys, behind a balancer. */
export class ReplicatedInstallation implements Console {
  readonly #replicas = new Map<string, Replica>();
  readonly #keys = {
    STILLWATCH_AUTH_SECRET: randomBytes(32).toString("base64url"),
    STILLWATCH_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
  };

  private constructor(
    readonly dataDir: string,
    private readonly stores: Stores,
    private readonly engine: ChildProcess,
    private readonly balancer: Server,
    readonly url: string,
    private readonly ports: Record<string, number>,
    /** A connection of the schema's owner, who may lock any table. */
    readonly owner: pg.Client,
  ) {}

  /** Opens the stores, empty, and the balancer; no replica runs yet. */
  static async make(): Promise<ReplicatedInstallation> {
    const dataDir = await mkdtemp(path.join(tmpdir(), "stillwatch-replicas-"));
    const { child, stores } = await openStores(path.join(dataDir, "stores"));
    const [port, first, second] = await Promise.all([freePort(), freePort(), freePort()]);
    const balancer = await startBalancer(port, [first, second]);
    const owner = new pg.Client({ connectionString: stores.STILLWATCH_OWNER_DATABASE_URL });
    owner.on("error", () => undefined);
    await owner.connect();
    const ports = { "web-1": first, "web-2": second };
    return new ReplicatedInstallation(dataDir, stores, child, balancer, `http://localhost:${port}`, ports, owner);
  }

  /** Starts replicas side by side, each as `web-N` or `worker-N`. */
  async start(...names: string[]): Promise<void> {
    const started = await Promise.all(names.map((name) => this.launch(name)));
    for (const [n, replica] of started.entries()) this.#replicas.set(names[n] ?? "", replica);
  }

  /** Starts one replica, with variables of its own in place of the common ones. */
  launch(name: string, other: Record<string, string | undefined> = {}): Promise<Replica> {
    const role = name.startsWith("web") ? ("web" as const) : ("worker" as const);
    // Postgres shows whose connection is whose.
    const databaseUrl = `${this.stores.DATABASE_URL}?application_name=${name}`;
    const port = String(this.ports[name] ?? 0);
    const env = { ...this.#env, DATABASE_URL: databaseUrl, PORT: port, ...other };
    return Replica.start({ role, dataDir: path.join(this.dataDir, name), env });
  }

  replica(name: string): Replica {
    const replica = this.#replicas.get(name);
    if (replica === undefined) throw new Error(`There is no ${name}.`);
    return replica;
  }

  /** Where one web replica answers, past the balancer. */
  at(name: string): Pick<Console, "url"> {
    return { url: `http://localhost:${this.ports[name]}` };
  }

  get #env(): Record<string, string> {
    return { ...this.stores, ...this.#keys, STILLWATCH_PUBLIC_URL: this.url, STILLWATCH_DRAIN_SECONDS: "10" };
  }

  async cli(...words: string[]): Promise<string> {
    const env = { ...process.env, ...this.#env, STILLWATCH_DATA_DIR: path.join(this.dataDir, "cli"), NODE_OPTIONS: "" };
    const args = ["lib/launcher/bootstrap.mjs", "cli", ...words];
    return (await promisify(execFile)(process.execPath, args, { cwd: root, env })).stdout;
  }

  ask(sql: string): Promise<number[]> {
    return askEngine(this.stores.CLICKHOUSE_URL, sql);
  }

  async rows<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.owner.query<Row>(sql, values)).rows;
  }

  async remove(): Promise<void> {
    await Promise.all([...this.#replicas.values()].map((replica) => replica.stop()));
    await this.owner.end();
    this.balancer.close();
    this.engine.kill("SIGTERM");
    await exited(this.engine);
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

async function openStores(dataDir: string): Promise<{ child: ChildProcess; stores: Stores }> {
  const child = spawn(process.execPath, [programOf("lib/launcher/stores.ts")], {
    cwd: root,
    detached: true,
    env: { ...process.env, STILLWATCH_DATA_DIR: dataDir, STILLWATCH_LOG_LEVEL: "error", NODE_OPTIONS: "" },
  });
  let words = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      words += chunk;
    });
  }
  for (const deadline = Date.now() + 60_000; !words.includes("CLICKHOUSE_URL"); await sleep(50)) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`The stores did not open:\n${words}`);
  }
  const urls = [...words.matchAll(/^export (\w+)='(.*)'$/gm)].map(([, name, url]) => [name, url]);
  return { child, stores: Object.fromEntries(urls) };
}
