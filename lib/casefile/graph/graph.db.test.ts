import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MadeCampaign, makeCampaign, storeExchanges, storeIncidences } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import { rolledBack } from "@/lib/db/testing";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { readAccountCasefile, readCampaignGraph, readGraphAccounts } from "..";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
});
afterAll(() => warehouse.drop());

const card = { family: "payment", kind: "card", weight: 7 };
const template = { family: "content", kind: "template", value: "9", weight: 2 };

/** Cards of `size` accounts each over the core, and one template that everybody shows. */
async function incidencesOf(made: MadeCampaign, size: number): Promise<void> {
  const cards = Math.floor(made.core.length / size);
  await storeIncidences(warehouse, made, [
    { ...template, accountIds: made.core },
    ...Array.from({ length: cards }, (_, i) => ({
      ...card,
      value: String(1000 + i),
      accountIds: made.core.slice(i * size, (i + 1) * size),
    })),
  ]);
}

const withCampaign = (
  core: number,
  size: number,
  run: (ctx: ReturnType<typeof testContext>, made: MadeCampaign) => Promise<void>,
) =>
  rolledBack(async (db) => {
    const made = await makeCampaign(db, { core, associated: 0 });
    await incidencesOf(made, size);
    await run(testContext(db, ["viewer"], { warehouse }), made);
  });

describe("the graph of a campaign", () => {
  it("draws every account of a small one, with what it holds", () =>
    withCampaign(12, 4, async (ctx, made) => {
      const graph = await readCampaignGraph(ctx, { campaignId: made.id });
      expect(
        graph.nodes
          .filter(({ type }) => type === "account")
          .map(({ label }) => label)
          .sort(),
      ).toEqual(made.core);
      expect(graph).toMatchObject({ shownAccounts: 12, accounts: 12, shownValues: 4, values: 4 });
      expect(graph.edges).toHaveLength(24);
      const ids = new Set(graph.nodes.map(({ id }) => id));
      expect(graph.edges.every(({ source, target }) => ids.has(source) && ids.has(target))).toBe(true);
    }));

  it("gathers a large one into communities by the values that divide it, and opens each", () =>
    withCampaign(2_000, 20, async (ctx, made) => {
      const graph = await readCampaignGraph(ctx, { campaignId: made.id });
      expect(graph.nodes.length).toBeLessThanOrEqual(300);
      expect(await readCampaignGraph(ctx, { campaignId: made.id })).toEqual(graph);
      const communities = graph.nodes.filter(({ type }) => type === "community");
      expect(communities.map(({ accounts }) => accounts)).toEqual([...Array.from({ length: 60 }, () => 20), 800]);
      expect(communities.at(-1)).toMatchObject({ id: "c:rest", label: "+800 others" });
      expect(graph.shownAccounts).toBe(2_000);
      expect(graph.nodes.find(({ id }) => id === "v:template:9")).toMatchObject({ accounts: 2_000, family: "content" });
      const [first] = communities;
      const opened = await readCampaignGraph(ctx, { campaignId: made.id, focus: first?.id });
      expect(opened).toMatchObject({ shownAccounts: 20, accounts: 2_000, shownValues: 2 });
      const rest = await readCampaignGraph(ctx, { campaignId: made.id, focus: "c:rest" });
      expect(rest.shownAccounts).toBe(150);
      expect(rest.nodes.find(({ label }) => label === "+650")).toMatchObject({ accounts: 650 });
      const holders = await readCampaignGraph(ctx, { campaignId: made.id, focus: "v:card:1003" });
      expect(holders.shownAccounts).toBe(20);
    }));

  it("leaves out families and values that are put aside, and keeps those that are pinned", () =>
    withCampaign(2_000, 20, async (ctx, made) => {
      const of = (query: object) => readCampaignGraph(ctx, { campaignId: made.id, ...query });
      const values = ({ nodes }: { nodes: { id: string; type: string }[] }) =>
        nodes.flatMap(({ id, type }) => (type === "value" ? [id] : []));
      expect(values(await of({ families: "content" }))).toEqual(["v:template:9"]);
      const hidden = await of({ hidden: "v:template:9,v:card:1000" });
      expect(values(hidden)).toHaveLength(99);
      expect(values(hidden)).not.toContain("v:card:1000");
      const first = values(await of({}));
      const left = Array.from({ length: 100 }, (_, i) => `v:card:${1000 + i}`).find((id) => !first.includes(id));
      expect(values(await of({ pinned: left }))[0]).toBe(left);
      for (const wrong of [{ families: "money" }, { hidden: "v:card:1 OR 1" }, { from: "2026-10-01" }]) {
        await expect(of(wrong)).rejects.toMatchObject({ code: "invalid_input" });
      }
    }));

  it("shows only who was active in a time, and says whom nodes stand for", () =>
    withCampaign(200, 20, async (ctx, made) => {
      await storeExchanges(
        warehouse,
        made.core.slice(0, 30).map((account_id, i) => ({
          ...{ account_id, exchange_id: `g${i}`, ts: `2026-10-0${i < 10 ? 1 : 2}T10:00:00Z` },
        })),
      );
      const days = { from: "2026-10-02", to: "2026-10-05" };
      const graph = await readCampaignGraph(ctx, { campaignId: made.id, ...days });
      expect(graph).toMatchObject({ accounts: 20, shownAccounts: 20 });
      expect(graph.nodes.find(({ id }) => id === "v:card:1000")).toMatchObject({ accounts: 10, accountsOverall: 20 });
      const holders = { campaignId: made.id, nodes: "v:card:1000,v:card:1001" };
      expect((await readGraphAccounts(ctx, { ...holders, ...days })).accountIds.sort()).toEqual(
        made.core.slice(10, 30),
      );
      expect((await readGraphAccounts(ctx, holders)).accountIds.sort()).toEqual(made.core.slice(0, 40));
      await expect(readGraphAccounts(ctx, { ...holders, from: "2027-01-01", to: "2027-01-02" })).rejects.toMatchObject({
        code: "not_found",
      });
    }));

  it("opens an account into what it shares and whom it is linked to, with the weights that its own page shows", () =>
    withCampaign(200, 4, async (ctx, made) => {
      const [accountId = ""] = made.core;
      const graph = await readCampaignGraph(ctx, { campaignId: made.id, focus: `a:${accountId}` });
      const { links } = await readAccountCasefile(ctx, { accountId });
      const linked = graph.edges.filter(({ source, target }) => source === `a:${accountId}` && target.startsWith("a:"));
      expect(linked).toHaveLength(40);
      expect(linked.map(({ target, nats }) => ({ accountId: target.slice(2), nats }))).toEqual(
        links.slice(0, 40).map((link) => ({ accountId: link.accountId, nats: link.nats })),
      );
      const values = graph.edges.filter(({ source, target }) => source === `a:${accountId}` && target.startsWith("v:"));
      expect(new Map(values.map(({ target, nats }) => [target, nats]))).toEqual(
        new Map([
          ["v:card:1000", 7],
          ["v:template:9", 2],
        ]),
      );
      expect(graph.nodes.find(({ id }) => id === "v:template:9")).toMatchObject({ accounts: 200, more: 159 });
    }));

  it("says so when the focus is in no part of it", () =>
    withCampaign(12, 4, async (ctx, made) => {
      for (const focus of ["c:card:1", "v:card:1", "x", "a:nobody"]) {
        await expect(readCampaignGraph(ctx, { campaignId: made.id, focus })).rejects.toMatchObject({
          code: "not_found",
        });
      }
    }));
});
