import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { environment } from "@/lib/env";
import { newId } from "@/lib/kernel";
import { type Nginx, nginxProgram, startNginx } from "./testing/nginx";
import { hold, type PolicyProcess, startPolicy } from "./testing/process";

const soon = { timeout: 20_000, interval: 50 };
const run = newId();
const named = (name: string) => `${name}-${run}`;

describe.skipIf(nginxProgram === undefined)("the shipped nginx in front of a model", () => {
  let dataDir: string;
  let db: pg.Client;
  let nginx: Nginx;
  let policy: PolicyProcess;

  const startPolicyAt = (port?: number) => startPolicy({ STILLWATCH_DATA_DIR: dataDir }, port);
  const ask = (name: string, headers: Record<string, string> = {}, where?: string) =>
    nginx.ask(named(name), headers, where);
  const statusOf = async (name: string) => (await ask(name)).status;

  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), "stillwatch-gateway-"));
    db = new pg.Client({ connectionString: environment().databaseUrl ?? "" });
    await db.connect();
    policy = await startPolicyAt();
    nginx = await startNginx(dataDir, policy.url);
  });

  afterAll(async () => {
    await nginx?.stop();
    await policy?.kill("SIGTERM");
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
});
