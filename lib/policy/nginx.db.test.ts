import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { environment } from "@/lib/env";
import { newId } from "@/lib/kernel";
import { exited, freePort } from "@/lib/stores";
import { hold, type PolicyProcess, startPolicy, token } from "./testing";

const root = path.resolve(import.meta.dirname, "../..");
const places = [...(process.env.PATH ?? "").split(":"), "/usr/sbin", "/usr/local/sbin"];
const program = places.map((place) => path.join(place, "nginx")).find((file) => existsSync(file));
if (program === undefined)
  process.stderr.write(
    "\n*** There is no nginx here, so the shipped gateway is NOT TESTED: apt-get install nginx-light\n\n",
  );

const soon = { timeout: 20_000, interval: 50 };
const run = newId();
const named = (name: string) => `${name}-${run}`;

describe.skipIf(program === undefined)("the shipped nginx in front of a model", () => {
  let dataDir: string;
  let db: pg.Client;
  let model: Server;
  let nginx: ChildProcess;
  let policy: PolicyProcess;
  let url: string;

  const startPolicyAt = (port?: number) => startPolicy({ STILLWATCH_DATA_DIR: dataDir }, port);
  const ask = (name: string, headers: Record<string, string> = {}, where = "/v1/messages") =>
    fetch(url + where, { method: "POST", body: "{}", headers: { "x-account-id": named(name), ...headers } });
  const statusOf = async (name: string) => (await ask(name)).status;

  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), "stillwatch-gateway-"));
    db = new pg.Client({ connectionString: environment().databaseUrl ?? "" });
    await db.connect();
    model = createServer(({ headers, url }, response) => {
      response.writeHead(url === "/forbidden" ? 403 : 200, { "content-type": "application/json" });
      response.end(JSON.stringify({ obligations: headers["x-stillwatch-obligations"] ?? "" }));
    });
    model.listen(0, "127.0.0.1");
    await once(model, "listening");
    policy = await startPolicyAt();
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    nginx = await startNginx(dataDir, {
      "listen 8080": `listen 127.0.0.1:${port}`,
      "127.0.0.1:8000": `127.0.0.1:${(model.address() as AddressInfo).port}`,
      "127.0.0.1:3001": new URL(policy.url).host,
      "replace-with-STILLWATCH_POLICY_TOKEN": token,
      "/var/log/nginx": dataDir,
    });
  });

  afterAll(async () => {
    nginx?.kill("SIGTERM");
    if (nginx) await exited(nginx);
    await policy?.kill("SIGTERM");
    model?.close();
    await db.query("delete from gateway_rule where account_id like '%' || $1", [run]);
    await db.query("delete from gateway_observation where account_id like '%' || $1", [run]);
    await db.end();
    await rm(dataDir, { recursive: true, force: true });
  });

  it("lets through, refuses with 403, slows down with 429, and lets through again", async () => {
    await expect.poll(() => statusOf("nobody").catch(() => 0), soon).toBe(200);
    const { decisionId } = await hold(db, { accountId: named("banned"), reasonClass: 'Resale "as is"' });
    await expect.poll(() => statusOf("banned"), soon).toBe(403);
    const refused = await ask("banned");
    expect(refused.headers.get("content-type")).toBe("application/problem+json");
    expect(await refused.json()).toMatchObject({
      reason: 'Resale "as is"',
      reference: decisionId,
      appeal: `https://example.com/appeal?lang=en&reference=${decisionId}`,
    });
    expect(await statusOf("nobody")).toBe(200);

    await hold(db, { accountId: named("slow"), effect: "throttle", perMinute: 3 });
    await expect.poll(() => statusOf("slow"), { ...soon, interval: 5 }).toBe(429);
    const slowed = await ask("slow");
    expect(Number(slowed.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    expect(await slowed.json()).toMatchObject({ status: 429 });

    for (const name of ["banned", "slow"]) await hold(db, { accountId: named(name), effect: "allow" });
    await expect.poll(() => statusOf("banned"), soon).toBe(200);
    await expect.poll(() => statusOf("slow"), soon).toBe(200);
  });

  it("tells the model what to see to, whatever callers say, and leaves the model's own refusals alone", async () => {
    await hold(db, { accountId: named("redacted"), effect: "allow", obligations: ["redact_reasoning"] });
    const obligationsOf = async (name: string) =>
      (await (await ask(name, { "x-stillwatch-obligations": "none" })).json()).obligations;
    await expect.poll(() => obligationsOf("redacted"), soon).toBe("redact_reasoning");
    expect(await obligationsOf("nobody")).toBe("");
    const own = await ask("nobody", {}, "/forbidden");
    expect([own.status, await own.json()]).toEqual([403, { obligations: "" }]);
    // Nobody may ask the policy process through the gateway.
    const asked = await ask("nobody", {}, "/_stillwatch/policy");
    expect([asked.status, asked.headers.get("x-stillwatch-effect")]).toEqual([204, null]);
  });

  it("fails no request of an unlisted account when the policy process is killed under load, and holds the ban once it is back", async () => {
    await hold(db, { accountId: named("banned") });
    await expect.poll(() => statusOf("banned"), soon).toBe(403);
    const statuses = new Map<number, number>();
    let isOver = false;
    const callers = Array.from({ length: 8 }, async () => {
      while (!isOver) {
        const { status } = await ask("nobody");
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    });
    const answered = () => statuses.get(200) ?? 0;
    await expect.poll(answered, soon).toBeGreaterThan(100);
    const before = answered();
    await policy.kill("SIGKILL");
    await expect.poll(answered, soon).toBeGreaterThan(before + 200);
    expect(await statusOf("banned")).toBe(200);
    policy = await startPolicyAt(Number(new URL(policy.url).port));
    await expect.poll(() => statusOf("banned"), soon).toBe(403);
    isOver = true;
    await Promise.all(callers);
    expect([...statuses.keys()]).toEqual([200]);
  });

  /** The shipped configuration, with this test's addresses in the place of those to be replaced. */
  async function startNginx(directory: string, replaced: Record<string, string>): Promise<ChildProcess> {
    let shipped = await readFile(path.join(root, "deploy/gateway/nginx.conf"), "utf8");
    for (const [from, to] of Object.entries(replaced)) {
      expect(shipped).toContain(from);
      shipped = shipped.replaceAll(from, to);
    }
    await writeFile(path.join(directory, "gateway.conf"), shipped);
    await mkdir(path.join(directory, "temp"));
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
      (name) => `${name}_temp_path ${directory}/temp/${name};`,
    );
    const main = [
      ...(process.getuid?.() === 0 ? ["user root;"] : []),
      `daemon off; worker_processes 1; pid ${directory}/nginx.pid; error_log ${directory}/error.log;`,
      "events { worker_connections 512; }",
      `http { access_log off; ${temporary.join(" ")} include ${directory}/gateway.conf; }`,
    ];
    await writeFile(path.join(directory, "nginx.conf"), main.join("\n"));
    const child = spawn(program ?? "", [
      "-p",
      directory,
      "-e",
      `${directory}/error.log`,
      "-c",
      `${directory}/nginx.conf`,
    ]);
    let words = "";
    child.stderr.on("data", (chunk) => {
      words += chunk;
    });
    await Promise.race([sleep(200), exited(child)]);
    if (child.exitCode !== null) throw new Error(`nginx did not start: ${words}`);
    return child;
  }
});
