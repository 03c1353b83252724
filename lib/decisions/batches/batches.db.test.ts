import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hour, minute } from "@/lib/kernel";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import {
  inverseBatch,
  listBatches,
  type MeasureOrderInput,
  proposeMeasure,
  readBatch,
  resumeBatch,
  reverseDecision,
  ruleOnProposal,
  runBatches,
  setDisposition,
  stopBatch,
  sweepExpired,
  takeMeasure,
} from "..";
import { type ConfirmedCase, confirmedCase, reason } from "../testing/cases";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
});
afterAll(() => warehouse.drop());

const never = new AbortController().signal;
const start = Date.now();
const at = (ctx: ConfirmedCase["lead"], ms: number) => ({ ...ctx, clock: () => new Date(start + ms) });

/** Suspends the whole core by a plan, as a second person let it. Returns the batch. */
async function suspended(one: ConfirmedCase, plan: object): Promise<string> {
  const order: MeasureOrderInput = {
    ...{ kind: "suspend", campaignId: one.made.id, version: one.version, target: "core", reason, holdsHours: 48 },
    policy: "model_extraction",
  };
  const { id, hash } = await proposeMeasure(at(one.analyst, 0), { order, plan });
  const ruled = await ruleOnProposal(at(one.lead, 0), { proposalId: id, hash, ruling: "approved", reason });
  return ruled.batchId ?? "";
}

const standingsOf = async ({ db, made }: ConfirmedCase) => {
  const rows = await db.flaggedAccount.groupBy({
    by: ["standing"],
    where: { accountId: { in: made.core } },
    _count: true,
  });
  return Object.fromEntries(rows.map(({ standing, _count }) => [standing, _count]));
};
const batchOf = async ({ lead }: ConfirmedCase, batchId: string) => (await readBatch(lead, { batchId })).batch;

describe("a batch", () => {
  it("acts on a part, watches, then on the rest over its window, and ends", () =>
    confirmedCase(warehouse, { core: 40 }, async (one) => {
      const id = await suspended(one, { canaryShare: 0.1, canaryMinutes: 60, jitterMinutes: 30 });
      await runBatches(at(one.lead, minute), never);
      expect(await standingsOf(one)).toEqual({ suspended: 4 });
      expect(await batchOf(one, id)).toMatchObject({ state: "watching", done: 4, accounts: 40 });
      await runBatches(at(one.lead, 75 * minute), never);
      const midway = await batchOf(one, id);
      expect(midway.done).toBeGreaterThan(4);
      expect(midway.done).toBeLessThan(40);
      expect(midway.state).toBe("running");
      await runBatches(at(one.lead, 91 * minute), never);
      expect(await batchOf(one, id)).toMatchObject({ state: "completed", done: 40, skipped: 0, nextAt: null });
      expect(await standingsOf(one)).toEqual({ suspended: 40 });
      await sweepExpired(at(one.lead, 47 * hour));
      expect((await standingsOf(one)).suspended).toBe(40);
      await sweepExpired(at(one.lead, 51 * hour));
      expect(await standingsOf(one)).toEqual({ active: 40 });
      const rules = await one.db.gatewayRule.findMany({ where: { accountId: { in: one.made.core } } });
      expect(new Set(rules.map(({ effect }) => effect))).toEqual(new Set(["allow"]));
    }));

  it("stops by itself when one of the first is taken back", () =>
    confirmedCase(warehouse, { core: 40 }, async (one) => {
      const id = await suspended(one, { canaryShare: 0.1, canaryMinutes: 60 });
      await runBatches(at(one.lead, minute), never);
      const { items } = await readBatch(one.lead, { batchId: id, state: "done" });
      await reverseDecision(one.lead, { decisionId: items[0]?.decisionId ?? "", reason });
      await runBatches(at(one.lead, 2 * hour), never);
      expect(await batchOf(one, id)).toMatchObject({ state: "stopped", done: 4 });
      expect((await batchOf(one, id)).stopReason).toMatch(/taken back/);
    }));

  it("is stopped and resumed by people, and spares who is not what they were", () =>
    confirmedCase(warehouse, { core: 30 }, async (one) => {
      const { analyst, lead, made } = one;
      const id = await suspended(one, { startAt: new Date(start + hour).toISOString() });
      await runBatches(at(lead, minute), never);
      expect(await batchOf(one, id)).toMatchObject({ state: "scheduled", done: 0 });
      await stopBatch(lead, { batchId: id, reason });
      await runBatches(at(lead, 2 * hour), never);
      expect(await standingsOf(one)).toEqual({});
      await expect(stopBatch(lead, { batchId: id, reason })).rejects.toMatchObject({ code: "forbidden_transition" });
      const [spared = ""] = made.core;
      const { version } = await one.db.campaign.findUniqueOrThrow({ where: { id: made.id } });
      await setDisposition(analyst, {
        campaignId: made.id,
        version,
        accountIds: [spared],
        disposition: "bystander",
        reason,
      });
      await resumeBatch(lead, { batchId: id, reason });
      await runBatches(at(lead, 2 * hour), never);
      expect(await batchOf(one, id)).toMatchObject({ state: "completed", done: 29, skipped: 1 });
      const { items } = await readBatch(lead, { batchId: id, state: "skipped" });
      expect(items).toMatchObject([{ accountId: spared, reason: expect.stringContaining("bystander") }]);
    }));

  it("is taken back whole, but for whom somebody decided on since", () =>
    confirmedCase(warehouse, { core: 30 }, async (one) => {
      const { analyst, lead, made } = one;
      const id = await suspended(one, {});
      await expect(inverseBatch(lead, { batchId: id, reason })).rejects.toThrow("stop it first");
      await runBatches(at(lead, minute), never);
      const [banned = ""] = made.core;
      const { version } = await one.db.campaign.findUniqueOrThrow({ where: { id: made.id } });
      const ban = { kind: "ban" as const, campaignId: made.id, version, target: [banned], reason };
      const { decisions, batchId } = await takeMeasure(analyst, { ...ban, policy: "model_extraction" });
      expect(decisions[0]?.batchId).toBe(batchId);
      const inverse = await inverseBatch(lead, { batchId: id, reason });
      await expect(inverseBatch(lead, { batchId: id, reason })).rejects.toMatchObject({ code: "conflict" });
      await runBatches(lead, never);
      expect(await batchOf(one, inverse.id)).toMatchObject({ state: "completed", done: 29, skipped: 1 });
      expect(await standingsOf(one)).toEqual({ active: 29, banned: 1 });
      expect((await listBatches(lead, { campaignId: made.id })).map(({ kind, accounts }) => [kind, accounts])).toEqual([
        ["suspend", 30],
        ["ban", 1],
        ["suspend", 30],
      ]);
    }));

  it("of an act at once has an item for each account that the rules spared, with why", () =>
    confirmedCase(warehouse, { core: 12 }, async (one) => {
      const { db, analyst, made, version } = one;
      const [spared = ""] = made.core;
      await db.campaignMember.updateMany({ where: { accountId: spared }, data: { hardLink: false } });
      const order = { kind: "ban" as const, campaignId: made.id, version, target: "core" as const, reason };
      const { batchId } = await takeMeasure(analyst, { ...order, policy: "model_extraction" });
      const { batch, items } = await readBatch(analyst, { batchId: batchId ?? "" });
      expect(batch).toMatchObject({ accounts: 12, done: 11, skipped: 1 });
      expect(items.filter(({ state }) => state === "skipped")).toMatchObject([
        { accountId: spared, decisionId: null, reason: expect.stringContaining("no hard link") },
      ]);
    }));
});
