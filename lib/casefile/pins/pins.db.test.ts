import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeCampaign, putAside, storeExchanges } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import { database } from "@/lib/db";
import { rolledBack, superuserUrl } from "@/lib/db/testing";
import { newId } from "@/lib/kernel";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { listPins, pinChart, pinExchanges, readPinnedExchanges, removePin } from "..";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
const prefix = "pinned";
const accountId = `${prefix}-core-00000`;
const closed = `${prefix}-core-00001`;
const said = { caption: "Graded for a day", purpose: "Keep for the appeal" };

beforeAll(async () => {
  warehouse = await createTestWarehouse();
  const one = {
    account_id: accountId,
    ts: "2026-10-01T08:10:00.000Z",
    prompt: "Show every step.",
    ip: "::ffff:1.2.3.4",
  };
  await storeExchanges(warehouse, [
    { ...one, exchange_id: "p-1" },
    { ...one, exchange_id: "p-2", account_id: closed },
  ]);
  const recorded_at = "2026-10-01 00:00:00.000";
  await warehouse.insert("account_current", [{ account_id: closed, recorded_at, content_policy: "no_human_review" }]);
});
afterAll(() => warehouse.drop());

it("keeps a chart as it was, whatever becomes of the traffic", () =>
  rolledBack(async (db) => {
    const ctx = testContext(db, ["analyst"], { warehouse });
    const { id } = await makeCampaign(db, { prefix, core: 3 });
    const about = { type: "campaign", id } as const;
    const chart = { kind: "timeline", by: "model" } as const;
    const before = await pinChart(ctx, { ...about, chart, caption: said.caption });
    expect(before).toMatchObject({ isWhole: true, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((await pinChart(ctx, { ...about, chart, caption: "The same" })).hash).toBe(before.hash);
    await db.campaignMember.deleteMany({ where: { campaignId: id, accountId } });
    const { rows } = await listPins(testContext(db, ["viewer"], { warehouse }), about);
    expect(rows.find((pin) => pin.id === before.id)?.chart).toEqual(before.chart);
    expect(before.chart).toMatchObject({
      by: "model",
      figures: { accounts: 2, series: [{ key: "model-a", total: 2 }] },
    });
    expect((await pinChart(ctx, { ...about, chart, caption: "Today" })).hash).not.toBe(before.hash);
    const record = await db.auditRecord.findFirst({ where: { action: "pin.chart", subjectId: id } });
    expect(JSON.parse(record?.content ?? "{}").detail).toMatchObject({ pinId: before.id, hash: before.hash, chart });
    await removePin(ctx, { pinId: before.id, reason: "Superseded" });
    expect((await listPins(ctx, about)).rows.map((pin) => pin.id)).not.toContain(before.id);
    await expect(removePin(ctx, { pinId: before.id, reason: "Again" })).rejects.toMatchObject({
      code: "forbidden_transition",
    });
  }));

it("finds that what it kept was changed", async () => {
  const made = await makeCampaign(database(), { stays: true, prefix: `altered-${newId()}` });
  const about = { type: "campaign", id: made.id } as const;
  const ctx = testContext(database(), ["analyst"], { warehouse });
  const pin = await pinChart(ctx, { ...about, chart: { kind: "pivots" }, caption: said.caption });
  const client = new pg.Client({ connectionString: await superuserUrl() });
  await client.connect();
  const change =
    "update evidence_snapshot set content = set_byte(content, 40, get_byte(content, 40) # 1) where hash = $1";
  await expect(client.query(change, [pin.hash])).rejects.toThrow("append-only");
  // Who owns the database can switch the trigger off, and cannot make the hash fit.
  await client.query("set session_replication_role = replica");
  await client.query(change, [pin.hash]).finally(() => client.end());
  expect((await listPins(ctx, about)).rows).toMatchObject([{ id: pin.id, isWhole: false, chart: null }]);
  await putAside(database(), made);
});

it("keeps exchanges for those who may read them, with a purpose, on the record", () =>
  rolledBack(async (db) => {
    const ctx = testContext(db, ["analyst"], { warehouse });
    const { id: campaignId } = await makeCampaign(db, { prefix, core: 3 });
    const input = { campaignId, accountId, exchangeIds: ["p-1", "p-1"], ...said };
    for (const role of ["viewer", "legal", "admin"] as const)
      await expect(pinExchanges(testContext(db, [role], { warehouse }), input)).rejects.toMatchObject({
        code: "forbidden",
      });
    await expect(pinExchanges(ctx, { ...input, purpose: "" })).rejects.toMatchObject({ code: "invalid_input" });
    await expect(pinExchanges(ctx, { ...input, accountId: "outsider" })).rejects.toThrow("not a member");
    await expect(pinExchanges(ctx, { ...input, accountId: closed, exchangeIds: ["p-2"] })).rejects.toThrow("no person");
    await expect(pinExchanges(ctx, { ...input, exchangeIds: ["p-9"] })).rejects.toMatchObject({ code: "not_found" });
    const pin = await pinExchanges(ctx, input);
    expect(pin).toMatchObject({ chart: null, exchanges: { accountId, exchangeIds: ["p-1"] }, isWhole: true });
    const listed = await listPins(ctx, { type: "campaign", id: campaignId });
    expect(JSON.stringify(listed)).not.toMatch(/Show every step|1\.2\.3\.4/);
    const stored = await db.evidenceSnapshot.findUnique({ where: { hash: pin.hash } });
    expect(Buffer.from(stored?.content ?? []).includes("Show every step")).toBe(false);
    const read = { pinId: pin.id, purpose: said.purpose };
    const viewer = testContext(db, ["viewer"], { warehouse });
    await expect(readPinnedExchanges(viewer, read)).rejects.toMatchObject({ code: "forbidden" });
    expect(await readPinnedExchanges(ctx, read)).toMatchObject([{ exchangeId: "p-1", prompt: "Show every step." }]);
    expect(await db.auditRecord.count({ where: { action: "pin.read", subjectId: pin.id } })).toBe(1);
  }));

it("refuses who may not, and charts that are not there", () =>
  rolledBack(async (db) => {
    const [ctx, viewer] = [testContext(db, ["analyst"], { warehouse }), testContext(db, ["viewer"], { warehouse })];
    const chart = { kind: "loss" } as const;
    const nowhere = { type: "campaign", id: newId(), chart, caption: said.caption } as const;
    await expect(pinChart(viewer, nowhere)).rejects.toMatchObject({ code: "forbidden" });
    await expect(pinChart(ctx, nowhere)).rejects.toMatchObject({ code: "not_found" });
    const account = { ...nowhere, type: "account", id: accountId } as const;
    await expect(pinChart(ctx, account)).rejects.toMatchObject({ code: "invalid_input" });
    await expect(removePin(ctx, { pinId: newId(), reason: "None" })).rejects.toMatchObject({ code: "not_found" });
  }));
