import { afterAll, beforeAll, expect, it } from "vitest";
import { day, hour } from "@/lib/kernel";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import {
  followStandingOrders,
  listStandingOrders,
  proposeStandingOrder,
  readStandingOrder,
  reverseDecision,
  ruleOnStandingOrder,
  setDisposition,
  stopStandingOrder,
  takeMeasure,
} from "..";
import { another, type ConfirmedCase, confirmedCase, reason } from "../testing/cases";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
});
afterAll(() => warehouse.drop());

const start = Date.now();
const at = (ctx: ConfirmedCase["lead"], ms: number) => ({ ...ctx, clock: () => new Date(start + ms) });
const wanted = { policy: "model_extraction" as const, reason, capPerDay: 2, days: 10 };

async function ban({ analyst, made, version }: ConfirmedCase): Promise<void> {
  const order = { kind: "ban" as const, campaignId: made.id, version, target: made.core.slice(0, 1), reason };
  await takeMeasure(analyst, { ...order, policy: "model_extraction" });
}

/** Members that a later run found, of whom the last has no hard link. */
async function newcomers({ db, made }: ConfirmedCase, n: number, flaggedAt: Date): Promise<string[]> {
  const ids = Array.from({ length: n }, (_, i) => `${made.core[0]}-new-${i}`);
  await db.campaignMember.createMany({
    data: ids.map((accountId, i) => ({
      ...{
        campaignId: made.id,
        accountId,
        tier: "core" as const,
        score: 20,
        families: {},
        hardLink: i < n - 1,
        flaggedAt,
      },
      suggestedDisposition: "operated" as const,
    })),
  });
  return ids;
}

async function inForce(one: ConfirmedCase): Promise<string> {
  const { made, analyst, lead } = one;
  await ban(one);
  const measure = { kind: "suspend" as const, holdsHours: 24 };
  const { id } = await proposeStandingOrder(at(analyst, 0), { campaignId: made.id, measure, ...wanted });
  await ruleOnStandingOrder(at(lead, 0), { orderId: id, ruling: "approved", reason });
  return id;
}
const orderOf = async ({ lead, made }: ConfirmedCase) => (await listStandingOrders(lead, { campaignId: made.id }))[0];

it("follows bans only, and takes a second person", () =>
  confirmedCase(warehouse, {}, async (one) => {
    const { analyst, lead, made } = one;
    const input = { campaignId: made.id, measure: { kind: "suspend" as const }, ...wanted };
    await expect(proposeStandingOrder(analyst, input)).rejects.toThrow("follows bans");
    await ban(one);
    await expect(proposeStandingOrder(analyst, { ...input, days: 15 })).rejects.toMatchObject({
      code: "invalid_input",
    });
    const { id } = await proposeStandingOrder(lead, input);
    const rule = { orderId: id, ruling: "approved" as const, reason };
    await expect(ruleOnStandingOrder(analyst, rule)).rejects.toMatchObject({ code: "forbidden" });
    await expect(ruleOnStandingOrder(lead, rule)).rejects.toThrow("second person");
    await newcomers(one, 3, new Date(start + hour));
    expect(await followStandingOrders(at(lead, 2 * hour))).toBe(0);
    expect(await ruleOnStandingOrder(another(lead, "second"), rule)).toMatchObject({ state: "in_force" });
    await stopStandingOrder(analyst, { orderId: id, reason });
    await expect(stopStandingOrder(analyst, { orderId: id, reason })).rejects.toThrow("already");
  }));

it("acts on newcomers with a hard link, within its cap, and waits for people to look", () =>
  confirmedCase(warehouse, {}, async (one) => {
    const { db, analyst, lead, made } = one;
    await inForce(one);
    const ids = await newcomers(one, 5, new Date(start + hour));
    expect(await followStandingOrders(at(lead, 2 * hour))).toBe(2);
    expect(await followStandingOrders(at(lead, 3 * hour))).toBe(0);
    const decisions = await db.decision.findMany({ where: { accountId: { in: ids } }, orderBy: { accountId: "asc" } });
    expect(decisions.map(({ accountId, kind, automated }) => [accountId, kind, automated])).toEqual([
      [ids[0], "suspend", true],
      [ids[1], "suspend", true],
    ]);
    const order = await orderOf(one);
    expect(order).toMatchObject({ acted: 2, unreviewed: 2, overdue: 0 });
    const read = async (ms: number) => readStandingOrder(at(lead, ms), { orderId: order?.id ?? "" });
    expect(await read(3 * hour)).toMatchObject({ order: { actedToday: 2 }, deeds: [{ accountId: ids[1] }, {}] });
    const late = await read(2 * hour + day + hour);
    expect(late).toMatchObject({ order: { actedToday: 0, overdue: 2 }, deeds: [{ isOverdue: true }, {}] });
    // A day later its cap is free again, but nobody has looked at those of yesterday.
    expect(await followStandingOrders(at(lead, 2 * hour + day + hour))).toBe(0);
    for (const accountId of ids.slice(0, 2)) {
      const { version } = await db.campaign.findUniqueOrThrow({ where: { id: made.id } });
      await setDisposition(analyst, {
        campaignId: made.id,
        version,
        accountIds: [accountId],
        disposition: "operated",
        reason,
      });
    }
    expect(await followStandingOrders(at(lead, 2 * hour + day + hour))).toBe(2);
    const { deeds } = await read(2 * hour + day + hour);
    expect(deeds.map(({ review }) => review?.by)).toEqual([
      undefined,
      undefined,
      analyst.actor.name,
      analyst.actor.name,
    ]);
    expect(await db.decision.count({ where: { accountId: ids[4] ?? "" } })).toBe(0);
  }));

it("stops at the first that is taken back, and ends with its time", () =>
  confirmedCase(warehouse, {}, async (one) => {
    const { db, lead } = one;
    await inForce(one);
    const ids = await newcomers(one, 4, new Date(start + hour));
    await followStandingOrders(at(lead, 2 * hour));
    const decision = await db.decision.findFirstOrThrow({ where: { accountId: ids[0] ?? "" } });
    await reverseDecision(lead, { decisionId: decision.id, reason });
    expect(await followStandingOrders(at(lead, 2 * day))).toBe(0);
    expect(await orderOf(one)).toMatchObject({ state: "stopped", stopReason: "A decision of it has been taken back." });
  }));

it("is what the database asks of every automated decision", () =>
  confirmedCase(warehouse, {}, async (one) => {
    const { db, made } = one;
    const id = await inForce(one);
    const decision = {
      ...{ kind: "suspend" as const, campaignId: made.id, accountId: made.core[3] ?? "", reason, at: new Date() },
      ...{ actorType: "system", actorId: "system", actorName: "x", automated: true },
    };
    const refused = (over: object) =>
      expect(
        db.$transaction(() => db.decision.create({ data: { id: crypto.randomUUID(), ...decision, ...over } })),
      ).rejects.toThrow();
    await refused({});
    await refused({ standingOrderId: id, kind: "ban" });
    await refused({ standingOrderId: id, automated: false });
    await refused({ standingOrderId: id, at: new Date(start + 11 * day) });
  }));
