import { afterAll, beforeAll, expect, it } from "vitest";
import type { Context } from "@/lib/command";
import { testContext } from "@/lib/command/testing";
import type { Database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { newId } from "@/lib/kernel";
import { worldPreset } from "@/lib/simulator";
import { defaultConfiguration } from "../configuration";
import { detect } from "../detect";
import { pairScorer } from "../links/pair-score";
import { PhaseClock } from "../phases";
import { findCampaigns } from "../pipeline";
import { simulatedWorld, storeOf, type TestStore } from "../testing/world";
import { rankNeighbours } from "./rank-neighbours";
import { whyLinked } from "./why-linked";

let store: TestStore;
beforeAll(async () => {
  store = await storeOf(await simulatedWorld(worldPreset({ accounts: 500, exchanges: 10_000, days: 8, seed: 5003 })));
});
afterAll(() => store.drop());

const contextOf = (db: Database): Context => testContext(db, ["admin", "analyst"], { warehouse: store });

/** The links that a run scores, by the ids of both accounts. */
async function linksOfRun() {
  const found = await findCampaigns({
    store,
    runId: newId(),
    config: defaultConfiguration,
    clock: new PhaseClock(),
  });
  const { table, weights, threshold } = found.linkage;
  const scorer = pairScorer(table, weights, defaultConfiguration);
  const place = new Map(found.ids.map((id, i) => [id, i]));
  const nats = (a: string, b: string) => scorer.corroborated(place.get(a) ?? -1, place.get(b) ?? -1);
  return { nats, threshold, ids: found.ids };
}

it("gives each pair the nats of the run, finds all that the run links, and says how two accounts are linked", async () => {
  await rolledBack(async (db) => {
    const ctx = contextOf(db);
    await expect(rankNeighbours(ctx, { accounts: ["a"] })).rejects.toMatchObject({ code: "precondition_failed" });
    await detect(ctx);
    const { nats, threshold, ids } = await linksOfRun();
    // Other tests leave campaigns in the same database.
    const where = { tier: "core" as const, accountId: { in: [...ids] } };
    const members = await db.campaignMember.findMany({ where, orderBy: { accountId: "asc" } });
    const seeds = [...new Set(members.map(({ accountId }) => accountId))].filter((_, i) => i % 5 === 0).slice(0, 6);
    expect(seeds.length).toBeGreaterThan(3);
    let linked = 0;
    for (const seed of seeds) {
      const { rows, total, by } = await rankNeighbours(ctx, { accounts: [seed], limit: 200 });
      expect([by.thresholdNats, by.population]).toEqual([threshold, ids.length]);
      expect(rows.map((row) => row.nats)).toEqual(rows.map((row) => row.nats).sort((a, b) => b - a));
      for (const row of rows) {
        expect(row.corroborated ? row.nats : 0, row.accountId).toBeCloseTo(nats(seed, row.accountId), 3);
        expect(row.linked).toBe(nats(seed, row.accountId) >= threshold);
        expect(row.reason).toContain(row.facts[0]?.display);
      }
      const expected = ids.filter((id) => id !== seed && nats(seed, id) >= threshold);
      expect(new Set(rows.filter((row) => row.linked).map((row) => row.accountId))).toEqual(new Set(expected));
      expect(total).toBeGreaterThanOrEqual(rows.length);
      linked += expected.length;
    }
    expect(linked).toBeGreaterThan(0);
    await chains(ctx, nats, threshold, ids);
  });
}, 120_000);

/** Asks of accounts that are linked, that only a third account joins, and that nothing joins. */
async function chains(
  ctx: Context,
  nats: (a: string, b: string) => number,
  threshold: number,
  ids: readonly string[],
): Promise<void> {
  const linkedTo = new Map(ids.map((a) => [a, ids.filter((b) => b !== a && nats(a, b) >= threshold)]));
  const joined = [...linkedTo].flatMap(([a, own]) =>
    own.flatMap((via) => (linkedTo.get(via) ?? []).filter((b) => b !== a && !own.includes(b)).map((b) => ({ a, b }))),
  )[0];
  const [[one, [other]]] = [...linkedTo].filter(([, own]) => own.length > 0) as [[string, [string]]];
  const direct = await whyLinked(ctx, { accountA: one, accountB: other });
  expect(direct).toMatchObject({ relation: "linked", chain: [] });
  expect(direct.sentence).toContain(direct.direct.facts[0]?.display);
  expect(joined).toBeDefined();
  if (!joined) return;
  const why = await whyLinked(ctx, { accountA: joined.a, accountB: joined.b });
  expect(why.relation).toBe("chained");
  expect(why.chain.map(({ from, to }) => nats(from, to) >= threshold)).toEqual([true, true]);
  const middle = (linkedTo.get(joined.a) ?? []).filter((via) => nats(via, joined.b) >= threshold);
  const best = Math.max(...middle.map((via) => Math.min(nats(joined.a, via), nats(via, joined.b))));
  expect(Math.min(...why.chain.map((link) => link.nats))).toBeCloseTo(best, 3);
  const alone = ids.filter((id) => linkedTo.get(id)?.length === 0).slice(0, 2);
  const nothing = await whyLinked(ctx, { accountA: alone[0] ?? "", accountB: alone[1] ?? "" });
  expect(nothing).toMatchObject({ relation: "not_linked", chain: [] });
  expect(nothing.sentence).toContain("are not linked");
  await expect(whyLinked(ctx, { accountA: one, accountB: one })).rejects.toMatchObject({ code: "invalid_input" });
  await expect(whyLinked(ctx, { accountA: one, accountB: "nobody" })).rejects.toMatchObject({ code: "invalid_input" });
}
