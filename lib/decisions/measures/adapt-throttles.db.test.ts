import { afterAll, beforeAll, expect, it } from "vitest";
import { storeExchanges } from "@/lib/campaigns/testing";
import { hour } from "@/lib/kernel";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { adaptThrottles, listThrottleHistory, reverseDecision, takeMeasure } from "..";
import { confirmedCase, reason } from "../testing/cases";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
});
afterAll(() => warehouse.drop());

it("lowers the limit of who harvests, lets it rise again when that ends, and leaves alone what was taken back", () =>
  confirmedCase(warehouse, {}, async ({ db, analyst, lead, made, version }) => {
    const [busy = "", quiet = ""] = made.core;
    const ts = new Date(Date.now() - hour).toISOString();
    await storeExchanges(
      warehouse,
      [0, 1, 2, 3].map((i) => ({ exchange_id: `x-${made.id}-${i}`, account_id: busy, ts })),
    );
    const order = { kind: "throttle" as const, campaignId: made.id, version, target: [busy, quiet], reason };
    const parameters = { floor: 4, ceiling: 40 };
    const { decisions } = await takeMeasure(analyst, { ...order, policy: "model_extraction", parameters });
    const limitsOf = async () => {
      const rules = await db.gatewayRule.findMany({ where: { accountId: { in: [busy, quiet] } } });
      return Object.fromEntries(
        rules.map(({ accountId, perMinute }) => [accountId === busy ? "busy" : "quiet", perMinute]),
      );
    };
    expect(await limitsOf()).toEqual({ busy: 40, quiet: 40 });
    expect(await adaptThrottles(lead)).toBe(1);
    expect(await limitsOf()).toEqual({ busy: 4, quiet: 40 });
    expect(await adaptThrottles(lead)).toBe(0);
    const later = { ...lead, clock: () => new Date(Date.now() + 30 * hour) };
    expect(await adaptThrottles(later)).toBe(1);
    expect(await limitsOf()).toEqual({ busy: 40, quiet: 40 });
    const [history] = await listThrottleHistory(analyst, { accountId: busy });
    expect(history).toMatchObject({ floor: 4, ceiling: 40, endedAt: null });
    expect(history?.changes.map(({ perMinute, share }) => [perMinute, share])).toEqual([...[[4, 1]], ...[[40, 0]]]);
    const unmoved = await listThrottleHistory(analyst, { accountId: quiet });
    expect(unmoved[0]?.changes).toEqual([]);
    await expect(db.$transaction(() => db.throttleLimitChange.deleteMany())).rejects.toThrow();
    const decision = decisions.find(({ accountId }) => accountId === busy);
    await reverseDecision(lead, { decisionId: decision?.id ?? "", reason });
    expect(await adaptThrottles(lead)).toBe(0);
    const [ended] = await listThrottleHistory(analyst, { accountId: busy });
    expect(ended?.endedAt).not.toBeNull();
  }));
