import { createHmac } from "node:crypto";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Context } from "@/lib/command";
import { testContext } from "@/lib/command/testing";
import type { Database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { reloadEnvironment } from "@/lib/env";
import { hour, minute, newId, second } from "@/lib/kernel";
import * as enforcement from "./index";
import { requestEnforcement } from "./request-enforcement";
import { decide } from "./testing/decide";
import { Gateway } from "./testing/gateway";

let gateway: Gateway;
beforeEach(async () => {
  gateway = await Gateway.open();
  reloadEnvironment({ STILLWATCH_GATEWAY_HOSTS: "127.0.0.1" });
});
afterEach(() => {
  gateway.close();
  reloadEnvironment({ STILLWATCH_GATEWAY_HOSTS: "" });
});

interface World {
  db: Database;
  admin: Context;
  pass(ms: number): void;
  deliver(): Promise<number>;
  /** State by countermeasure and account. */
  states(): Promise<string[]>;
}

/** A clock that the test moves, and jitter that is none. */
const world = (test: (world: World) => Promise<void>) =>
  rolledBack(async (db) => {
    let now = Date.now();
    const admin = testContext(db, ["admin"], { clock: () => new Date(now) });
    await test({
      ...{
        db,
        admin,
        pass: (ms) => {
          now += ms;
        },
      },
      deliver: () => enforcement.deliverMessages(admin, { chance: () => 0 }),
      states: async () => {
        const rows = await db.enforcement.findMany({ orderBy: [{ accountId: "asc" }, { countermeasure: "asc" }] });
        return rows.map(({ accountId, countermeasure, state }) => `${accountId} ${countermeasure} ${state}`).sort();
      },
    });
  });

const connect = (admin: Context, verifyUrl: string | null = null) =>
  enforcement.saveConnector(admin, {
    kind: "webhook",
    name: "Edge",
    settings: { url: `${gateway.url}/hook`, verifyUrl },
  });

const messages = () => gateway.heard.filter(({ path }) => path === "/hook").map(({ body }) => JSON.parse(body));

it("sends what stands once, signed, tries again under the same id, and proves it by reading back", () =>
  world(async ({ db, admin, pass, deliver, states }) => {
    const [first = ""] = await decide(admin, { kind: "ban", accountId: "a-1" }, { kind: "observe", accountId: "a-9" });
    expect(await states()).toEqual(["a-1 ban requested"]);
    const { connector, secret } = await connect(admin, `${gateway.url}/holds`);
    expect(JSON.stringify(await enforcement.listConnectors(admin))).not.toContain(secret);
    await decide(admin, { kind: "throttle", accountId: "a-2", parameters: { floor: 6, ceiling: 6 } });
    gateway.behave = () => ({ status: 500 });
    await deliver();
    expect(await states()).toEqual(["a-1 ban sent", "a-2 throttle sent"]);
    await deliver();
    expect(gateway.heard).toHaveLength(2);
    pass(5 * second);
    gateway.behave = () => ({ status: 204 });
    await deliver();
    expect(await states()).toEqual(["a-1 ban acknowledged", "a-2 throttle acknowledged"]);
    const sentIds = gateway.heard.map(({ headers }) => headers["webhook-id"]);
    expect(new Set(sentIds.slice(2))).toEqual(new Set(sentIds.slice(0, 2)));
    for (const { headers, body } of gateway.heard) {
      const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
      const key = Buffer.from(secret?.slice("whsec_".length) ?? "", "base64");
      expect(headers["webhook-signature"]).toBe(`v1,${createHmac("sha256", key).update(signed).digest("base64")}`);
    }
    expect(messages()[0]).toMatchObject({
      type: "enforcement.apply",
      data: {
        countermeasure: "ban",
        accounts: [{ account_id: "a-1", decision_id: first, standing: ["ban"], policy: "model_extraction" }],
      },
    });
    expect(messages()[1].data.accounts).toMatchObject([{ account_id: "a-2", per_minute: 6, standing: ["throttle"] }]);
    // However often it is told and done, nothing goes out twice.
    await requestEnforcement(testContext(db, ["analyst"]), { decisionIds: [first] });
    await deliver();
    expect(messages()).toHaveLength(4);
    const { rows } = await enforcement.listLedger(admin, { state: "acknowledged" });
    expect(rows.map(({ words }) => words.slice(0, 10))).toEqual(["Unobserved", "Unobserved"]);
    const holding = (holds: string[]) => ({ accounts: [{ account_id: "a-1", holds }] });
    gateway.behave = ({ path }) => ({ status: 200, body: path === "/holds" ? holding(["ban"]) : {} });
    await enforcement.readBack(admin);
    expect(await states()).toEqual(["a-1 ban verified", "a-2 throttle acknowledged"]);
    pass(6 * minute);
    gateway.behave = () => ({ status: 200, body: holding([]) });
    await enforcement.readBack(admin);
    const lost = await enforcement.listLedger(admin, { drift: "1" });
    expect(lost).toMatchObject({
      drifting: 1,
      rows: [{ accountId: "a-1", state: "acknowledged", words: "The gateway holds nothing." }],
    });
    const detail = await enforcement.readEnforcement(admin, { id: lost.rows[0]?.id ?? "" });
    expect(detail).toMatchObject({
      decision: { kind: "ban" },
      delivery: { state: "delivered", attempts: [{ status: 500 }, { status: 204 }] },
    });
    expect((await enforcement.listDeliveries(admin, { id: connector.id })).rows).toHaveLength(2);
  }));

it("takes back wherever it may have landed, ends what expires, and does not ask for what was taken back first", () =>
  world(async ({ admin, pass, deliver, states }) => {
    await connect(admin);
    const expiresAt = new Date(admin.clock().getTime() + hour);
    const [ban = "", lost = ""] = await decide(
      ...([admin, { kind: "ban", accountId: "a-1" }, { kind: "revoke_key", accountId: "a-2", keyId: "k-1" }] as const),
      { kind: "suspend", accountId: "a-3", expiresAt },
    );
    gateway.behave = ({ body }) => ({ status: body.includes("a-2") ? 503 : 200 });
    await deliver();
    const [unsent = ""] = await decide(admin, { kind: "throttle", accountId: "a-4" });
    await decide(
      ...([
        admin,
        { kind: "reverse", accountId: "a-1", reversesId: ban },
        { kind: "reverse", accountId: "a-2", reversesId: lost },
      ] as const),
      { kind: "reverse", accountId: "a-4", reversesId: unsent },
    );
    pass(2 * hour);
    await enforcement.reconcile(admin);
    gateway.behave = () => ({ status: 200 });
    await deliver();
    expect(await states()).toEqual(
      [
        "a-1 ban acknowledged",
        "a-1 reinstate acknowledged",
        // It may have been taken although its answer was lost: its end goes out, and it itself never again.
        "a-2 revoke_key cancelled",
        "a-2 reinstate acknowledged",
        "a-3 suspend acknowledged",
        "a-3 reinstate acknowledged",
        "a-4 throttle cancelled",
      ].sort(),
    );
    const reverts = messages()
      .filter(({ type }) => type === "enforcement.revert")
      .flatMap(({ data }) => data.accounts);
    expect(reverts.map((one) => [one.account_id, one.reverts, one.standing]).sort()).toEqual([
      ["a-1", "ban", []],
      ["a-2", "revoke_key", []],
      ["a-3", "suspend", []],
    ]);
    await enforcement.reconcile(admin);
    await deliver();
    expect(messages().filter(({ type }) => type === "enforcement.revert")).toHaveLength(1);
  }));

it("keeps what a receiver does not take: 410 disables, redirects fail, the last try leaves a dead letter that a person replays", () =>
  world(async ({ db, admin, pass, deliver, states }) => {
    const { connector } = await connect(admin);
    await decide(admin, { kind: "ban", accountId: "a-1" });
    gateway.behave = () => ({ status: 410 });
    await deliver();
    const [gone] = (await enforcement.listConnectors(admin)).rows;
    expect(gone).toMatchObject({ enabled: false, disabledReason: expect.stringContaining("410"), waiting: 1 });
    await deliver();
    expect(gateway.heard).toHaveLength(1);
    await enforcement.switchConnector(admin, { id: connector.id, enabled: true });
    gateway.behave = () => ({ status: 307 });
    for (let tried = 1; tried < 10; tried++) {
      await deliver();
      pass(30 * hour);
    }
    expect(await states()).toEqual(["a-1 ban failed"]);
    const [dead] = (await enforcement.listDeliveries(admin, { id: connector.id })).rows;
    expect(dead).toMatchObject({ state: "dead", nextAttemptAt: null, attempts: { length: 10 } });
    expect(dead?.attempts.at(-1)).toMatchObject({ status: 307, error: expect.stringContaining("not followed") });
    pass(30 * hour);
    await deliver();
    expect(gateway.heard).toHaveLength(10);
    gateway.behave = () => ({ status: 200 });
    await enforcement.replayDelivery(admin, { id: dead?.id ?? "" });
    await deliver();
    expect(await states()).toEqual(["a-1 ban acknowledged"]);
    expect(new Set(gateway.heard.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    await expect(enforcement.replayDelivery(admin, { id: dead?.id ?? "" })).rejects.toMatchObject({
      code: "forbidden_transition",
    });
    expect(await db.enforcementAttempt.count({ where: { deliveryId: dead?.id ?? "" } })).toBe(11);
  }));

it("takes the gateway's word when it is signed, and nobody else's", () =>
  world(async ({ db, admin, deliver, states }) => {
    const { secret } = await connect(admin);
    await decide(admin, { kind: "ban", accountId: "a-1" }, { kind: "ban", accountId: "a-2" });
    await deliver();
    const deliveryId = gateway.heard[0]?.headers["webhook-id"] ?? "";
    const accounts = [
      { account_id: "a-1", applied: true },
      { account_id: "a-2", applied: false, detail: "unknown here" },
    ];
    const body = JSON.stringify({ type: "enforcement.receipt", data: { delivery_id: deliveryId, accounts } });
    const id = newId();
    const timestamp = String(Math.floor(admin.clock().getTime() / 1000));
    const key = Buffer.from(secret?.slice("whsec_".length) ?? "", "base64");
    const signatures = `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
    const receipt = { id, timestamp, signatures, body };
    await expect(
      enforcement.takeReceipt(admin, { ...receipt, body: body.replace("false", "true") }),
    ).rejects.toMatchObject({ code: "forbidden" });
    await expect(enforcement.takeReceipt(testContext(db, ["lead"]), receipt)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(enforcement.takeReceipt(admin, { ...receipt, body: "{" })).rejects.toMatchObject({
      code: "invalid_input",
    });
    expect(await enforcement.takeReceipt(admin, receipt)).toEqual({ verified: 1, refused: 1, unchanged: 0 });
    expect(await states()).toEqual(["a-1 ban verified", "a-2 ban acknowledged"]);
    expect((await enforcement.listLedger(admin, { drift: "1" })).rows).toMatchObject([
      { accountId: "a-2", words: "unknown here" },
    ]);
    await enforcement.takeReceipt(admin, receipt);
    expect(await states()).toEqual(["a-1 ban verified", "a-2 ban acknowledged"]);
  }));

it("lets admins alone connect, tells what a test came to, and lets no secret out", () =>
  world(async ({ db, admin }) => {
    const input = { kind: "webhook", name: "Edge", settings: { url: `${gateway.url}/hook` } } as const;
    for (const role of ["viewer", "analyst", "lead", "legal", "auditor"] as const) {
      await expect(enforcement.saveConnector(testContext(db, [role]), input)).rejects.toMatchObject({
        code: "forbidden",
      });
      expect((await enforcement.listConnectors(testContext(db, [role]))).rows).toEqual([]);
    }
    await expect(enforcement.listLedger(testContext(db, ["support"]), {})).rejects.toMatchObject({ code: "forbidden" });
    for (const url of ["https://10.0.0.8/", "http://example.org/", "https://user:pass@example.org/"]) {
      await expect(enforcement.saveConnector(admin, { ...input, settings: { url } }), url).rejects.toThrow();
    }
    const { connector, secret } = await enforcement.saveConnector(admin, input);
    await expect(enforcement.saveConnector(admin, input)).rejects.toMatchObject({ code: "conflict" });
    const change = { ...input, name: "Edge 2", id: connector.id };
    const renamed = await enforcement.saveConnector(admin, { ...change, version: 1 });
    expect(renamed).toMatchObject({ secret: null, connector: { name: "Edge 2", version: 2 } });
    await expect(enforcement.saveConnector(admin, { ...change, version: 1 })).rejects.toMatchObject({
      code: "conflict",
    });
    const tested = await enforcement.testConnector(admin, { id: connector.id });
    expect(tested).toMatchObject({ ok: true, plan: { length: 8 } });
    expect(messages()).toMatchObject([{ type: "enforcement.test" }]);
    gateway.close();
    expect(await enforcement.testConnector(admin, { id: connector.id })).toMatchObject({
      ok: false,
      words: expect.stringContaining("refuses connections"),
    });
    const records = await db.auditRecord.findMany({ where: { requestId: admin.requestId } });
    expect(records.map(({ action }) => action)).toContain("enforcement_connector.test");
    expect(JSON.stringify(records, (_, value) => (typeof value === "bigint" ? String(value) : value))).not.toContain(
      secret,
    );
    const stored = await db.enforcementConnector.findUniqueOrThrow({ where: { id: connector.id } });
    expect(Buffer.from(stored.secret ?? []).toString("latin1")).not.toContain(secret);
  }));
