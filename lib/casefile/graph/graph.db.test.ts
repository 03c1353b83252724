import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MadeCampaign, makeCampaign, storeIncidences } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import { rolledBack } from "@/lib/db/testing";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { readCampaignGraph } from "..";

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

  it("says so when the focus is in no part of it", () =>
    withCampaign(12, 4, async (ctx, made) => {
      for (const focus of ["c:card:1", "v:card:1", "x", "a:nobody"]) {
        await expect(readCampaignGraph(ctx, { campaignId: made.id, focus })).rejects.toMatchObject({
          code: "not_found",
        });
      }
    }));
});
