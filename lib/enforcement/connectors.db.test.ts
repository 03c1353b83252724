import { afterAll, beforeAll, expect, it } from "vitest";
import { makeCampaign, storeExchanges } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import { rolledBack } from "@/lib/db/testing";
import { reloadEnvironment } from "@/lib/env";
import { day, hour, minute, newId, second } from "@/lib/kernel";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import * as enforcement from "./index";
import { decide } from "./testing/decide";
import { Gateway } from "./testing/gateway";
import { LiteLlmProxy } from "./testing/litellm-proxy";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
  reloadEnvironment({ STILLWATCH_GATEWAY_HOSTS: "127.0.0.1" });
});
afterAll(() => warehouse.drop());

const masterKey = "sk-master-of-the-proxy";

it("brings a LiteLLM proxy to what stands, in whatever order, puts limits back, and reads it back", () =>
  rolledBack(async (db) => {
    let now = Date.now();
    const admin = testContext(db, ["admin"], { clock: () => new Date(now) });
    const proxy = new LiteLlmProxy(masterKey);
    const gateway = await Gateway.open();
    gateway.behave = proxy.behave;
    for (const key of ["k-1", "k-2"]) proxy.keys.set(key, { user_id: "u-1", blocked: false, rpm_limit: 100 });
    proxy.keys.set("k-3", { user_id: "u-2", blocked: false, rpm_limit: null });
    const saved = await enforcement.saveConnector(admin, {
      ...{ kind: "litellm", name: "Proxy", settings: { url: gateway.url }, secret: masterKey },
    });
    expect(JSON.stringify(saved)).not.toContain(masterKey);
    const [suspension = "", ban = "", throttle = ""] = await decide(
      admin,
      { kind: "suspend", accountId: "u-1", expiresAt: new Date(now + hour) },
      { kind: "ban", accountId: "u-1" },
      { kind: "throttle", accountId: "u-1", parameters: { floor: 6, ceiling: 6 } },
      { kind: "revoke_key", accountId: "u-2", keyId: "k-3" },
      { kind: "ban", accountId: "u-3", endUserId: "e-1" },
      { kind: "ban", accountId: "u-4" },
      { kind: "redact_reasoning", accountId: "u-1" },
    );
    proxy.fails = "/key/update";
    await enforcement.deliverMessages(admin);
    const stateOf = async (decisionId: string) =>
      (await db.enforcement.findFirstOrThrow({ where: { decisionId } })).state;
    expect(await stateOf(throttle)).toBe("sent");
    proxy.fails = "none";
    now += 10 * second;
    await enforcement.deliverMessages(admin);
    expect(proxy.keys.get("k-1")).toMatchObject({ blocked: true, rpm_limit: 6 });
    expect(proxy.keys.get("k-3")).toMatchObject({ blocked: true });
    expect(proxy.customers.get("e-1")).toMatchObject({ blocked: true });
    const failed = await enforcement.listLedger(admin, { state: "failed" });
    expect(failed.rows.map(({ accountId, words }) => [accountId, words]).sort()).toEqual([
      ["u-1", "Not supported by Proxy."],
      ["u-4", "LiteLLM knows no key of this user."],
    ]);
    await enforcement.readBack(admin);
    expect([await stateOf(suspension), await stateOf(ban), await stateOf(throttle)]).toEqual(Array(3).fill("verified"));
    // The suspension ends, the ban does not; then the ban ends while the throttle stands; then all ends.
    now += 2 * hour;
    await enforcement.reconcile(testContext(db, ["admin"], { warehouse, clock: admin.clock }));
    await enforcement.deliverMessages(admin);
    expect(proxy.keys.get("k-1")).toMatchObject({ blocked: true });
    await decide(admin, { kind: "reverse", accountId: "u-1", reversesId: ban });
    await enforcement.deliverMessages(admin);
    expect(proxy.keys.get("k-1")).toMatchObject({ blocked: false, rpm_limit: 6 });
    await decide(admin, { kind: "reverse", accountId: "u-1", reversesId: throttle });
    await enforcement.deliverMessages(admin);
    expect(proxy.keys.get("k-2")).toEqual({ user_id: "u-1", blocked: false, rpm_limit: 100 });
    // Somebody at the proxy lets a key back in: the proof is gone, and it is said.
    const key = proxy.keys.get("k-3");
    if (key !== undefined) key.blocked = false;
    now += 10 * minute;
    await enforcement.readBack(admin);
    const lost = await enforcement.listLedger(admin, { drift: "1" });
    expect(lost.rows).toMatchObject([{ accountId: "u-2", keyId: "k-3", words: "0 of 1 keys are blocked." }]);
    // A person has it sent again, and may not what is in force or not theirs to send.
    const [row] = lost.rows;
    const id = row?.id ?? "";
    await expect(enforcement.sendAgain(testContext(db, ["lead"]), { id })).rejects.toMatchObject({ code: "forbidden" });
    await enforcement.sendAgain(admin, { id });
    await expect(enforcement.sendAgain(admin, { id })).rejects.toMatchObject({ code: "forbidden_transition" });
    await enforcement.deliverMessages(admin);
    expect(proxy.keys.get("k-3")).toMatchObject({ blocked: true });
    // A key that is made after a ban is found when the proxy is read back, and blocked; after a revocation it is left alone.
    proxy.keys.set("k-5", { user_id: "u-5", blocked: false, rpm_limit: null });
    proxy.keys.set("k-6", { user_id: "u-6", blocked: false, rpm_limit: null });
    await decide(admin, { kind: "ban", accountId: "u-5" }, { kind: "revoke_key", accountId: "u-6" });
    await enforcement.deliverMessages(admin);
    proxy.keys.set("k-5b", { user_id: "u-5", blocked: false, rpm_limit: null });
    proxy.keys.set("k-6b", { user_id: "u-6", blocked: false, rpm_limit: null });
    now += 10 * minute;
    await enforcement.readBack(admin);
    await enforcement.deliverMessages(admin);
    expect(["k-5", "k-5b", "k-6", "k-6b"].map((one) => proxy.keys.get(one)?.blocked)).toEqual([
      true,
      true,
      true,
      false,
    ]);
    now += 10 * minute;
    await enforcement.readBack(admin);
    const proved = await db.enforcement.findMany({ where: { accountId: { in: ["u-5", "u-6"] } } });
    expect(proved.map(({ state, driftSince }) => [state, driftSince])).toEqual(Array(2).fill(["verified", null]));
    gateway.close();
  }));

it("follows the policy endpoint: acknowledged by every live replica, verified by what was seen, never by its own word", () =>
  rolledBack(async (db) => {
    const admin = testContext(db, ["admin"], { warehouse });
    await decide(admin, { kind: "ban", accountId: "p-1" }, { kind: "refer", accountId: "p-2" });
    await enforcement.followPolicy(admin);
    expect((await enforcement.listConnectors(admin)).rows).toEqual([]);
    const replica = (appliedIn: bigint, seenAt = new Date()) =>
      db.policyReplica.create({
        data: { id: newId(), host: "a", startedAt: seenAt, seenAt, appliedIn, rules: 0, requests: 0n },
      });
    const slow = await replica(1n);
    await replica(1n, new Date(Date.now() - minute));
    await enforcement.followPolicy(admin);
    const states = async () =>
      (await db.enforcement.findMany({ orderBy: { accountId: "asc" } })).map(({ state }) => state).join(" ");
    expect((await enforcement.listConnectors(admin)).rows).toMatchObject([{ kind: "policy", name: "Policy endpoint" }]);
    await enforcement.deliverMessages(admin);
    // A referral is nothing that a gateway is asked for: it stays for whatever carries it, and nobody calls it a fault.
    expect(await states()).toBe("requested requested");
    const { id: decisionId } = await db.decision.findFirstOrThrow({ where: { accountId: "p-1" } });
    const rule = {
      subject: "account",
      accountId: "p-1",
      effect: "deny",
      decisionId,
      changedAt: new Date(),
      changedIn: 0n,
    } as const;
    await db.gatewayRule.create({ data: rule });
    await enforcement.followPolicy(admin);
    expect(await states()).toBe("sent requested");
    const { changedIn } = await db.gatewayRule.findFirstOrThrow({ where: { accountId: "p-1" } });
    await replica(changedIn + 1n);
    await enforcement.followPolicy(admin);
    expect(await states()).toBe("sent requested");
    await db.policyReplica.update({ where: { id: slow.id }, data: { appliedIn: changedIn + 1n } });
    await enforcement.followPolicy(admin);
    expect(await states()).toBe("acknowledged requested");
    const seen = {
      decisionId,
      subject: "account",
      accountId: "p-1",
      firstAt: new Date(),
      lastAt: new Date(),
      times: 2n,
    } as const;
    await db.gatewayObservation.create({ data: { ...seen, effect: "allow" } });
    expect(await enforcement.followPolicy(admin)).toBe(0);
    await db.gatewayObservation.create({ data: { ...seen, effect: "deny" } });
    await enforcement.followPolicy(admin);
    expect(await db.enforcement.findFirst({ where: { decisionId } })).toMatchObject({
      state: "verified",
      verifiedBy: "observed",
    });
    // A redaction beside a throttle is told by the throttle's rule, and proved by a request that this one lets through.
    const [throttle = "", redaction = ""] = await decide(
      admin,
      { kind: "throttle", accountId: "p-3", parameters: { floor: 1, ceiling: 1 } },
      { kind: "redact_reasoning", accountId: "p-3" },
    );
    const beside = { ...rule, accountId: "p-3", effect: "throttle", perMinute: 1, decisionId: throttle } as const;
    await db.gatewayRule.create({ data: { ...beside, obligations: ["redact_reasoning"] } });
    const told = await db.gatewayRule.findFirstOrThrow({ where: { accountId: "p-3" } });
    await db.policyReplica.updateMany({ data: { appliedIn: told.changedIn + 1n } });
    await enforcement.followPolicy(admin);
    await enforcement.followPolicy(admin);
    const passing = { ...seen, accountId: "p-3", decisionId: throttle, effect: "allow" } as const;
    const stateOf = async () => (await db.enforcement.findFirstOrThrow({ where: { decisionId: redaction } })).state;
    await db.gatewayObservation.create({ data: passing });
    await enforcement.followPolicy(admin);
    expect(await stateOf()).toBe("acknowledged");
    await db.gatewayObservation.updateMany({
      where: { accountId: "p-3" },
      data: { lastAt: new Date(Date.now() + minute) },
    });
    await enforcement.followPolicy(admin);
    expect(await stateOf()).toBe("verified");
  }));

it("shows traffic after a ban took effect as drift, traffic after its end as proof, and a campaign that grows again", () =>
  rolledBack(async (db) => {
    const now = new Date("2026-10-20T12:00:00Z");
    const admin = testContext(db, ["admin"], { warehouse, clock: () => now });
    const made = await makeCampaign(db, { core: 20, associated: 2 });
    const [leaky = "", silent = "", freed = ""] = made.core;
    const ids = made.core.slice(0, 10);
    const connectorId = newId();
    await db.enforcementConnector.create({
      data: {
        id: connectorId,
        kind: "policy",
        name: "P",
        settings: {},
        createdAt: now,
        createdById: "x",
        createdByName: "x",
      },
    });
    const bans = await decide(
      admin,
      ...ids.map((accountId) => ({ kind: "ban" as const, accountId, campaignId: made.id })),
    );
    await decide(
      admin,
      { kind: "ban", accountId: freed },
      { kind: "reverse", accountId: freed, reversesId: bans[2] ?? "" },
    );
    await db.enforcement.updateMany({ data: { state: "acknowledged", sentAt: now, acknowledgedAt: now } });
    await db.enforcement.create({
      data: {
        ...{
          id: newId(),
          decisionId: (await db.decision.findFirstOrThrow({ where: { kind: "reverse" } })).id,
          accountId: freed,
        },
        ...{ countermeasure: "reinstate", connectorId, state: "acknowledged", requestedAt: now, acknowledgedAt: now },
      },
    });
    const at = (ms: number) => new Date(now.getTime() + ms).toISOString();
    const exchange = (account_id: string, ms: number, status = "ok") => ({
      ...{ exchange_id: newId(), account_id, ts: at(ms), status },
    });
    await storeExchanges(warehouse, [
      exchange(leaky, 30 * second),
      exchange(leaky, 2 * minute),
      exchange(leaky, 3 * minute),
      exchange(silent, 2 * minute, "refused"),
      exchange(silent, -hour),
      exchange(freed, 10 * second),
    ]);
    const members = db.campaignMember;
    const joined = made.core
      .slice(18)
      .map((accountId) => ({ campaignId_accountId: { campaignId: made.id, accountId } }));
    for (const where of joined) await members.update({ where, data: { flaggedAt: new Date(now.getTime() + 1) } });
    const later = { ...admin, clock: () => new Date(now.getTime() + 5 * minute) };
    expect(await enforcement.reconcile(later)).toMatchObject({ drifting: 1, seenAgain: 1, regrowing: 1 });
    const ledger = await enforcement.listLedger(admin, { campaignId: made.id });
    expect(ledger.rows[0]).toMatchObject({ accountId: leaky, driftSince: at(2 * minute), driftSeenAt: at(3 * minute) });
    expect(ledger).toMatchObject({
      drifting: 1,
      regrowth: [{ campaignId: made.id, enforced: 9, newcomers: 2, newcomersOfWeek: 2, perDay: 2 }],
    });
    expect(await db.enforcement.findFirst({ where: { countermeasure: "reinstate" } })).toMatchObject({
      state: "verified",
      verifiedBy: "observed",
    });
    const [event] = await db.liveEvent.findMany({ where: { topic: "campaign", subjectId: made.id } });
    expect(event).toBeDefined();
    expect(await enforcement.reconcile(later)).toMatchObject({ drifting: 0, seenAgain: 0, regrowing: 0 });
    // Eight days on, the newcomers are no news any more.
    await enforcement.reconcile({ ...admin, clock: () => new Date(now.getTime() + 8 * day) });
    expect(
      (await enforcement.readRegrowth(testContext(db, ["viewer"]), { campaignId: made.id }))?.alertedAt,
    ).toBeNull();
    // A page after a page.
    const first = await enforcement.listLedger(admin, { limit: 4 });
    const second_ = await enforcement.listLedger(admin, { limit: 100, cursor: first.nextCursor ?? "" });
    expect(new Set([...first.rows, ...second_.rows].map(({ id }) => id)).size).toBe(first.total);
  }));

it("raises a referral that nobody answered in time, and notes the answer once for all of its act", () =>
  rolledBack(async (db) => {
    let now = Date.now() - 20 * day;
    const analyst = testContext(db, ["analyst"], { clock: () => new Date(now) });
    const parameters = { to: "Cloud of the north", tier: "counts", deadlineDays: 14 };
    const refer = { kind: "refer" as const, parameters, batchId: newId() };
    const [one = "", other = ""] = await decide(
      analyst,
      ...["r-1", "r-2"].map((accountId) => ({ ...refer, accountId })),
      { kind: "ban", accountId: "r-3" },
    );
    const read = async () => enforcement.listLedger(analyst, { countermeasure: "refer" });
    now = Date.now();
    const late = await enforcement.listLedger(analyst, { overdue: "1" });
    expect(late).toMatchObject({ total: 2, overdue: 2 });
    expect(late.rows[0]).toMatchObject({
      referral: { to: parameters.to, tier: "counts", isOverdue: true, answer: null },
      words: expect.stringMatching(/has not answered.*Nothing that is connected tells them/),
    });
    // A proxy is not asked; the webhook that tells the recipient takes them up.
    const admin = testContext(db, ["admin"]);
    const url = "https://gateway.example.com/";
    await enforcement.saveConnector(admin, {
      ...{ kind: "litellm", name: "Proxy", settings: { url }, secret: "sk-12345678" },
    });
    await enforcement.saveConnector(admin, { kind: "webhook", name: "Desk", settings: { url } });
    expect((await read()).rows.map(({ connector, state }) => [connector?.name, state])).toEqual(
      Array(2).fill(["Desk", "requested"]),
    );
    const words = "They opened a case and write again by Friday.";
    const viewer = testContext(db, ["viewer"]);
    const note = (ctx: typeof analyst, decisionId: string) =>
      enforcement.noteReferralAnswer(ctx, { decisionId, words });
    await expect(note(viewer, one)).rejects.toMatchObject({ code: "forbidden" });
    expect(await note(analyst, one)).toEqual({ answered: 2 });
    await expect(note(analyst, other)).rejects.toMatchObject({ code: "forbidden_transition" });
    expect(await read()).toMatchObject({ overdue: 0, rows: [{ referral: { answer: { words } } }, {}] });
  }));
