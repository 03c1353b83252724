import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from "jose";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { environment } from "@/lib/env";
import { newId } from "@/lib/kernel";
import { Snapshot } from "./snapshot";
import { connect, policyRole } from "./store";
import { account, doorTo, hold, type PolicyProcess, startPolicy, token } from "./testing/process";

const soon = { timeout: 20_000, interval: 20 };
/** Ids of this run's own: the database is everybody's. */
const run = newId();
const named = (name: string) => `${name}-${run}`;

let dataDir: string;
let door: Awaited<ReturnType<typeof doorTo>>;
let db: pg.Client;
let policy: PolicyProcess;

const start = () => startPolicy({ STILLWATCH_DATA_DIR: dataDir, DATABASE_URL: door.url });
const statusOf = async (accountId: string) => (await policy.ask(account(accountId))).status;
const snapshotFile = () => path.join(dataDir, "policy-snapshot.jws");

async function newClient(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: environment().databaseUrl ?? "" });
  await client.connect();
  return client;
}

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "stillwatch-policy-"));
  door = await doorTo(environment().databaseUrl ?? "");
  db = await newClient();
  await hold(db, { accountId: named("first") });
  policy = await start();
});

afterAll(async () => {
  await policy?.kill("SIGTERM");
  door.close();
  await db.query("delete from gateway_rule where account_id like '%' || $1", [run]);
  await db.query("delete from gateway_observation where account_id like '%' || $1", [run]);
  await db.end();
  await rm(dataDir, { recursive: true, force: true });
});

it("answers what is held against a caller, with its first answer, and only to gateways", async () => {
  const denied = await policy.ask(account(named("first")));
  expect(denied.status).toBe(403);
  expect(denied.headers.get("content-type")).toBe("application/problem+json");
  const { reference, appeal, ...rest } = await denied.json();
  expect(rest).toMatchObject({ status: 403, reason: "Automated extraction" });
  expect(appeal).toBe(`https://example.com/appeal?lang=en&reference=${reference}`);
  const allowed = await policy.ask(account(named("nobody")));
  expect([allowed.status, allowed.headers.get("x-stillwatch-effect")]).toEqual([200, "allow"]);
  expect(Number(allowed.headers.get("x-stillwatch-staleness"))).toBeLessThan(10);
  // Without an account there is nothing to hold against anybody.
  expect((await policy.ask({})).status).toBe(200);
  const stranger = await policy.ask({ ...account(named("nobody")), authorization: "Bearer another" });
  expect([stranger.status, stranger.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
  expect((await policy.ask(account("a"), "/api/v1/policy?mode=nginx")).status).toBe(400);
  expect((await policy.ask({}, "/api/v1/nowhere")).status).toBe(404);
  const metrics = await (await fetch(`${policy.url}/metrics`)).text();
  expect(metrics).toContain('stillwatch_policy_requests_total{effect="deny"} 1\n');
  expect(metrics).toContain("stillwatch_policy_unnamed_total 1\n");
  expect(metrics).toContain("stillwatch_policy_unauthenticated_total 1\n");
});

it("hears of every change, in whatever order transactions commit, and of its end", async () => {
  const [early, late] = await Promise.all([newClient(), newClient()]);
  try {
    for (const client of [early, late]) await client.query("begin");
    await hold(early, { accountId: named("early") });
    await hold(late, { accountId: named("late") });
    await late.query("commit");
    await expect.poll(() => statusOf(named("late")), soon).toBe(403);
    // Further changes are read while the first transaction is still open.
    await hold(db, { accountId: named("between") });
    await expect.poll(() => statusOf(named("between")), soon).toBe(403);
    expect(await statusOf(named("early"))).toBe(200);
    await early.query("commit");
    await expect.poll(() => statusOf(named("early")), soon).toBe(403);
  } finally {
    await Promise.all([early.end(), late.end()]);
  }
  await hold(db, { accountId: named("late"), effect: "allow" });
  await expect.poll(() => statusOf(named("late")), soon).toBe(200);
  await hold(db, { accountId: named("short"), expiresAt: Date.now() + 1_500 });
  await expect.poll(() => statusOf(named("short")), soon).toBe(403);
  await expect.poll(() => statusOf(named("short")), soon).toBe(200);
});

it("slows down, and tells each kind of gateway in its own way", async () => {
  const accountId = named("slow");
  await hold(db, { accountId, subject: "key", part: "k1", effect: "allow", obligations: ["redact_reasoning"] });
  await expect
    .poll(
      async () =>
        (await policy.ask({ ...account(accountId), "x-stillwatch-key": "k1" })).headers.get("x-stillwatch-obligations"),
      soon,
    )
    .toBe("redact_reasoning");
  // Only now: a request that passes takes from the allowance.
  const { decisionId } = await hold(db, { accountId, effect: "throttle", perMinute: 2, reasonClass: "Größe „X“" });
  const asEnvoy = () => policy.ask(account(accountId), "/api/v1/policy/check/v1/messages?mode=batch");
  await expect.poll(async () => (await asEnvoy()).status, soon).toBe(429);
  const refused = await asEnvoy();
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
  expect(await refused.json()).toMatchObject({ status: 429, reason: "Größe „X“", reference: decisionId });
  const nginx = await policy.ask(account(accountId), "/api/v1/policy?mode=auth_request");
  expect([nginx.status, nginx.headers.get("x-stillwatch-effect")]).toEqual([403, "throttle"]);
  expect(JSON.parse(nginx.headers.get("x-stillwatch-problem") ?? "")).toMatchObject({ reason: "Größe „X“" });
  const seen = async () => {
    const { rows } = await db.query(
      "select effect, part, times::int from gateway_observation where account_id = $1 order by effect",
      [accountId],
    );
    return rows;
  };
  await expect
    .poll(async () => (await seen()).map(({ effect, part }) => `${effect} ${part}`), soon)
    .toEqual(["allow k1", "throttle "]);
  await expect.poll(async () => (await seen())[1].times, soon).toBeGreaterThanOrEqual(3);
});

it("publishes a signed snapshot, and what changed since one", async () => {
  const ask = async (query = "", headers = {}) => {
    const answer = await policy.ask(headers, `/api/v1/policy/snapshot${query}`);
    const keys = (await (await policy.ask({}, "/api/v1/policy/keys")).json()) as JSONWebKeySet;
    if (answer.status !== 200) return { answer };
    const { payload } = await compactVerify(await answer.text(), createLocalJWKSet(keys));
    return { answer, snapshot: Snapshot.parse(JSON.parse(new TextDecoder().decode(payload))) };
  };
  const accountsOf = (snapshot?: Snapshot) => snapshot?.rules.map((rule) => [rule.account, rule.effect]) ?? [];
  const { answer, snapshot } = await ask();
  expect(accountsOf(snapshot)).toContainEqual([named("first"), "deny"]);
  expect(accountsOf(snapshot)).not.toContainEqual([named("late"), "allow"]);
  const etag = answer.headers.get("etag") ?? "";
  expect((await ask("", { "if-none-match": etag })).answer.status).toBe(304);
  await hold(db, { accountId: named("new"), reasonClass: null });
  await hold(db, { accountId: named("between"), effect: "allow" });
  await expect.poll(() => statusOf(named("between")), soon).toBe(200);
  expect((await ask("", { "if-none-match": etag })).answer.status).toBe(200);
  const delta = (await ask(`?since=${snapshot?.version}`)).snapshot;
  expect(delta?.kind).toBe("delta");
  expect(accountsOf(delta)).toEqual(
    expect.arrayContaining([
      [named("new"), "deny"],
      [named("between"), "allow"],
    ]),
  );
  expect(accountsOf(delta)).not.toContainEqual([named("first"), "deny"]);
  expect((await ask("?since=9999999999999")).snapshot?.kind).toBe("full");
  expect((await ask("?since=yesterday")).answer.status).toBe(400);
  const { rows } = await db.query("select count(*)::int as keys from signing_key where retired_at is null");
  expect(rows).toEqual([{ keys: 1 }]);
});

it("says how far it is, and holds what was last known while the database is away, killed or not", async () => {
  const [{ xact }] = (
    await db.query("select max(changed_in) as xact from gateway_rule where account_id like '%' || $1", [run])
  ).rows;
  const applied = async () =>
    (await db.query("select max(applied_in) > $1 as is from policy_replica", [xact])).rows[0].is;
  // As far as every transaction is over that was open then, those of other tests among them.
  await expect.poll(applied, { timeout: 120_000, interval: 100 }).toBe(true);
  const onDisk = async () =>
    Buffer.from((await readFile(snapshotFile(), "utf8")).split(".")[1] ?? "", "base64url").toString();
  await expect.poll(onDisk, soon).toContain(named("new"));
  door.setOpen(false);
  expect(await statusOf(named("new"))).toBe(403);
  await policy.kill("SIGKILL");
  policy = await start();
  expect([await statusOf(named("new")), await statusOf(named("nobody"))]).toEqual([403, 200]);
  await hold(db, { accountId: named("new"), effect: "allow" });
  await hold(db, { accountId: named("later") });
  door.setOpen(true);
  await expect.poll(() => statusOf(named("later")), soon).toBe(403);
  expect(await statusOf(named("new"))).toBe(200);
});

it("refuses a snapshot that somebody has touched, with a line that says so, and lets everybody pass until it knows better", async () => {
  await expect.poll(async () => (await readFile(snapshotFile(), "utf8")).length, soon).toBeGreaterThan(100);
  await policy.kill("SIGTERM");
  const [header, payload = "", signature] = (await readFile(snapshotFile(), "utf8")).split(".");
  const words = Buffer.from(payload, "base64url").toString().replace(named("first"), named("nobody"));
  await writeFile(snapshotFile(), [header, Buffer.from(words).toString("base64url"), signature].join("."));
  door.setOpen(false);
  policy = await start();
  expect(policy.words()).toMatch(/policy-snapshot\.jws is refused.*signature verification failed/);
  expect([await statusOf(named("first")), await statusOf(named("nobody"))]).toEqual([200, 200]);
  expect((await policy.ask({}, "/api/v1/policy/snapshot")).status).toBe(503);
  const health = await (await fetch(`${policy.url}/healthz`)).json();
  expect(health).toMatchObject({ state: "empty", stalenessSeconds: null, rules: 0 });
  door.setOpen(true);
  await expect.poll(() => statusOf(named("first")), soon).toBe(403);
});

it("has the rights to follow rules and to report, and no others", async () => {
  const client = await connect(environment().databaseUrl ?? "", () => undefined);
  try {
    expect((await client.query("select current_user as who")).rows).toEqual([{ who: policyRole }]);
    for (const statement of [
      "update gateway_rule set effect = 'allow'",
      "delete from gateway_observation",
      "update signing_key set private = ''",
      'select * from "user"',
      "select * from decision",
    ])
      await expect(client.query(statement)).rejects.toThrow("permission denied");
  } finally {
    await client.end();
  }
});

it("does not start at a taken port or without a token, and says why in one line", async () => {
  const own = { STILLWATCH_DATA_DIR: dataDir, DATABASE_URL: door.url };
  const port = Number(new URL(policy.url).port);
  const refusals = await Promise.allSettled([
    startPolicy(own, port),
    startPolicy({ ...own, STILLWATCH_POLICY_TOKEN: "" }),
  ]);
  const words = refusals.map((refusal) => (refusal.status === "rejected" ? refusal.reason.message : "it started"));
  expect(words[0]).toMatch(new RegExp(`Port ${port} is taken: .*STILLWATCH_POLICY_PORT`));
  expect(words[1]).toMatch("set STILLWATCH_POLICY_TOKEN");
});

/** The first text that a pattern catches in a shipped configuration. */
const shipped = async (file: string, pattern: RegExp): Promise<string> => {
  const text = await readFile(path.join(import.meta.dirname, "../../deploy/gateway", file), "utf8");
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`${file} says nothing of ${pattern}.`);
  return found;
};

it("answers the questions that Envoy and Traefik ask by the shipped files", async () => {
  await hold(db, { accountId: named("limited"), effect: "throttle", perMinute: 1 });
  await hold(db, { accountId: named("obliged"), effect: "allow", obligations: ["redact_reasoning"] });
  const [prefix, allowed, address, requested] = await Promise.all([
    shipped("envoy.yaml", /path_prefix: (\S+)/),
    shipped("envoy.yaml", /allowed_headers:\s+patterns:\s+- \{ exact: (\S+) \}/),
    shipped("traefik.yaml", /address: http:\/\/127\.0\.0\.1:3001(\S+)/),
    shipped("traefik.yaml", /authRequestHeaders: \[(.+)\]/),
  ]);
  const [tokenHeader = "", accountHeader = ""] = requested.split(", ");
  // Envoy asks by the request's own method and path, beneath the prefix, without its body, and puts its token in place of the caller's.
  const envoy = (name: string) =>
    fetch(`${policy.url}${prefix}/v1/messages?mode=nonsense`, {
      ...{ method: "POST", body: "" },
      headers: { [allowed]: named(name), authorization: `Bearer ${token}` },
    });
  // Traefik asks by GET at the address itself, with the request in X-Forwarded headers, and only with the headers that are named.
  const traefik = (name: string) =>
    fetch(policy.url + address, {
      headers: {
        ...{ [tokenHeader]: token, [accountHeader]: named(name), "x-forwarded-method": "POST" },
        ...{
          "x-forwarded-uri": "/v1/messages?mode=nonsense",
          "x-forwarded-host": "model",
          "x-forwarded-for": "10.0.0.9",
        },
      },
    });
  for (const ask of [envoy, traefik]) {
    await expect
      .poll(async () => (await ask("obliged")).headers.get("x-stillwatch-obligations"), soon)
      .toBe("redact_reasoning");
    await expect.poll(async () => (await ask("limited")).headers.get("retry-after"), soon).toMatch(/^\d+$/);
    expect([(await ask("limited")).status, (await ask("first")).status, (await ask("nobody")).status]).toEqual([
      429, 403, 200,
    ]);
  }
});
