import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { root } from "@/lib/env/program";
import type { Console } from "../processes/feed";
import { freePort } from "../processes/own-installation";

const run = promisify(execFile);
const secrets = [
  "POSTGRES_PASSWORD",
  "OWNER_PASSWORD",
  "APP_PASSWORD",
  "CLICKHOUSE_PASSWORD",
  "CLUSTER_SECRET",
  "STILLWATCH_AUTH_SECRET",
  "STILLWATCH_POLICY_TOKEN",
];

/** Why containers cannot be run here; undefined when they can. */
export async function noContainers(): Promise<string | undefined> {
  const asked = [["info"], ["compose", "version"], ["manifest", "inspect", "postgres:18"]];
  for (const command of asked) {
    const fault = await run("docker", command).then(
      () => undefined,
      (error: Error & { stderr?: string }) => (error.stderr || error.message).trim().split("\n")[0],
    );
    if (fault !== undefined) return `\`docker ${command.join(" ")}\` says: ${fault}`;
  }
  return undefined;
}

/** All that `deploy/compose.yaml` runs, under a name of the test's own. */
export class Containers implements Console {
  readonly #project = `stillwatch-test-${process.pid}`;

  private constructor(
    readonly dataDir: string,
    private readonly port: number,
  ) {}

  static async up(): Promise<Containers> {
    const dataDir = await mkdtemp(path.join(tmpdir(), "stillwatch-deploy-"));
    const containers = new Containers(dataDir, await freePort());
    await containers.compose("up", "--detach", "--build", "--wait", "--wait-timeout", "600");
    return containers;
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  async compose(...words: string[]): Promise<string> {
    const own = {
      ...Object.fromEntries(secrets.map((name) => [name, `test-${name.toLowerCase()}-of-no-worth-at-all`])),
      STILLWATCH_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
      STILLWATCH_PORT: String(this.port),
      STILLWATCH_GATEWAY_PORT: "0",
      STILLWATCH_PUBLIC_URL: this.url,
    };
    const args = ["compose", "--file", "deploy/compose.yaml", "--project-name", this.#project, ...words];
    return (await run("docker", args, { cwd: root, env: { ...process.env, ...own }, maxBuffer: 1 << 28 })).stdout;
  }

  /** The command line: on the stores of the containers, but worlds are simulated here. */
  async cli(...words: string[]): Promise<string> {
    const bootstrap = "lib/launcher/bootstrap.mjs";
    if (words[0] !== "simulate") return this.compose("exec", "-T", "web-2", "node", bootstrap, "cli", ...words);
    return (await run(process.execPath, [bootstrap, "cli", ...words], { cwd: root })).stdout;
  }

  ask(sql: string): Promise<number[]> {
    return this.askNode("clickhouse-2b", sql);
  }

  async askNode(node: string, sql: string): Promise<number[]> {
    const client = 'clickhouse-client --user stillwatch --password "$CLICKHOUSE_PASSWORD" --database stillwatch';
    const script = `${client} --format JSONCompactEachRow --query "$0"`;
    const text = await this.compose("exec", "-T", node, "sh", "-c", script, sql);
    return JSON.parse(text.split("\n")[0] ?? "[]").map(Number);
  }

  async down(): Promise<void> {
    await this.compose("down", "--volumes", "--remove-orphans");
    await rm(this.dataDir, { recursive: true, force: true });
  }
}
