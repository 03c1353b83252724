import { describe, expect, it } from "vitest";
import type { GraphNode, GraphView } from "@/lib/casefile/contract";
import { prepareNodeRows } from "./node-rows";
import { prepareGraph } from "./prepare-graph";

const node = (id: string, type: GraphNode["type"], accounts = 1, weight: number | null = null): GraphNode => ({
  ...{ id, type, accounts, weight, label: id },
  tier: type === "value" ? null : "core",
  family: type === "value" ? "payment" : null,
  accountsOverall: type === "value" ? accounts : null,
  ...{ hub: false, more: 0 },
});
const edge = (source: string, target: string) => ({ source, target, accounts: 1, nats: 4 });

const view: GraphView = {
  nodes: [node("a", "account"), node("small", "value", 3, 2), node("c", "community", 40), node("big", "value", 9, 6)],
  edges: [edge("a", "small"), edge("c", "big"), edge("a", "big")],
  shownAccounts: 41,
  accounts: 41,
  shownValues: 2,
  values: 2,
};

describe("the nodes as a list", () => {
  it("puts what joins most first, then communities, then accounts", () => {
    const rows = prepareNodeRows(prepareGraph(view, "light"), null);
    expect(rows.map(({ id }) => id)).toEqual(["big", "small", "c", "a"]);
    expect(rows.map(({ neighbours }) => neighbours)).toEqual([2, 1, 1, 2]);
  });

  it("puts whom an opened account is linked to first, the strongest link before the others", () => {
    const linked = [node("b", "account", 1, 12), node("d", "account", 1, 20)];
    const rows = prepareNodeRows(prepareGraph({ ...view, nodes: [...view.nodes, ...linked] }, "light"), null);
    expect(rows.map(({ id }) => id)).toEqual(["d", "b", "big", "small", "c", "a"]);
  });

  it("shows of an isolated node only its neighbourhood", () => {
    const rows = prepareNodeRows(prepareGraph(view, "light"), "small");
    expect(rows.map(({ id }) => id)).toEqual(["small", "a"]);
  });
});
