import { describe, expect, it } from "vitest";
import type { GraphNode, GraphView } from "@/lib/casefile/contract";
import { families } from "@/lib/detection/contract";
import { palettes } from "./palette";
import { labelOf, prepareGraph, sizeOf } from "./prepare-graph";

const account = (id: string, rest: Partial<GraphNode> = {}): GraphNode => ({
  id,
  type: "account",
  label: id,
  accounts: 1,
  tier: "core",
  family: null,
  accountsOverall: null,
  hub: false,
  more: 0,
  weight: null,
  ...rest,
});
const value = (id: string, rest: Partial<GraphNode> = {}): GraphNode =>
  account(id, { type: "value", tier: null, family: "payment", accounts: 7, accountsOverall: 9, weight: 6, ...rest });

const view = (nodes: GraphNode[], edges: GraphView["edges"] = []): GraphView => ({
  nodes,
  edges,
  shownAccounts: 1,
  accounts: 1,
  shownValues: 1,
  values: 1,
});
const edge = (source: string, target: string, accounts = 1) => ({ source, target, accounts, nats: 5 });

describe("the graph of a campaign", () => {
  it("stands in the same places on every visit, whatever the order of its nodes", () => {
    const nodes = [account("a"), account("b"), value("v"), value("w", { family: "network" })];
    const places = (drawn: ReturnType<typeof prepareGraph>) =>
      Object.fromEntries(drawn.nodes.map(({ id, x, y }) => [id, [x, y]]));
    expect(places(prepareGraph(view([...nodes].reverse()), "dark"))).toEqual(
      places(prepareGraph(view(nodes), "light")),
    );
  });

  it("gives no two nodes one place, since a layout cannot part them", () => {
    const nodes = Array.from({ length: 500 }, (_, index) => account(`acct_${index}`));
    const places = prepareGraph(view(nodes), "light").nodes.map(({ x, y }) => `${x},${y}`);
    expect(new Set(places).size).toBe(500);
  });

  it("colours a value by its family and an account by its tier, in either scheme", () => {
    const nodes = [value("v", { family: "content" }), account("a", { tier: "associated" })];
    expect(prepareGraph(view(nodes), "light").nodes.map(({ color }) => color)).toEqual([
      palettes.light.families.content,
      palettes.light.tiers.associated,
    ]);
    expect(prepareGraph(view(nodes), "dark").nodes[0]?.color).toBe(palettes.dark.families.content);
    for (const { families: colors } of Object.values(palettes)) {
      expect(new Set(families.map((family) => colors[family])).size).toBe(families.length);
    }
  });

  it("draws a value larger the more it is worth, a community the more accounts it stands for", () => {
    expect(sizeOf(value("v", { weight: 8 }))).toBeGreaterThan(sizeOf(value("v", { weight: 1 })));
    const community = (accounts: number) => sizeOf(account("c", { type: "community", accounts }));
    expect(community(4000)).toBeGreaterThan(community(40));
    expect(community(1e6)).toBeLessThanOrEqual(18);
  });

  it("says how many hold a value here and overall", () => {
    expect(labelOf(value("v", { label: "card 7f3a" }))).toBe("card 7f3a · 7 / 9");
    expect(labelOf(value("v", { label: "card 7f3a", accountsOverall: null }))).toBe("card 7f3a · 7");
    expect(labelOf(account("c", { type: "community", label: "c1", accounts: 4200 }))).toBe("c1 · 4,200 accounts");
  });

  it("leaves out edges to what is not shown, loops and repeats", () => {
    const edges = [edge("a", "v", 3), edge("a", "v"), edge("v", "a"), edge("a", "a"), edge("a", "gone")];
    const drawn = prepareGraph(view([account("a"), value("v")], edges), "light");
    expect(drawn.edges).toHaveLength(1);
    expect([...(drawn.neighbours.get("v") ?? [])]).toEqual(["a"]);
  });
});
