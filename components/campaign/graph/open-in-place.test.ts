import { describe, expect, it } from "vitest";
import type { GraphNode, GraphView } from "@/lib/casefile/contract";
import { openInPlace } from "./open-in-place";
import { prepareGraph } from "./prepare-graph";

const node = (id: string, type: GraphNode["type"], accounts = 1): GraphNode => ({
  ...{ id, type, accounts, label: id, weight: type === "value" ? 5 : null, hub: false, more: 0 },
  ...{ tier: null, family: type === "value" ? "payment" : null, accountsOverall: type === "value" ? accounts : null },
});
const edge = (source: string, target: string) => ({ source, target, accounts: 1, nats: 5 });
const view = (nodes: GraphNode[], edges: GraphView["edges"]): GraphView => ({
  ...{ nodes, edges, shownAccounts: 0, accounts: 0, shownValues: 0, values: 0 },
});

const overview = view(
  [node("c:1", "community", 100), node("c:2", "community", 30), node("v:1", "value", 40)],
  [edge("c:1", "v:1"), edge("c:2", "v:1")],
);
const accounts = Array.from({ length: 100 }, (_, i) => node(`a:${i}`, "account"));
const inside = view([...accounts, node("v:9", "value", 2)], [edge("a:0", "v:1"), edge("a:1", "v:9")]);

describe("a community that is opened where it stands", () => {
  const graph = prepareGraph(overview, "light");
  const opened = openInPlace(graph, overview, [{ id: "c:1", view: inside }], "light");

  it("gives its place to its accounts, and leaves everything else where it was", () => {
    expect(opened.nodes.map(({ id }) => id)).toEqual(["c:2", "v:1", ...accounts.map(({ id }) => id)]);
    expect(opened.nodes.filter(({ within }) => within === undefined)).toEqual(
      graph.nodes.filter(({ id }) => id !== "c:1"),
    );
  });

  it("keeps edges to what is in the picture only", () => {
    expect(opened.edges.map(({ id, isQuiet }) => [id, isQuiet === true])).toEqual([
      ["c:2 v:1", false],
      ["a:0 v:1", true],
    ]);
    expect([...(opened.neighbours.get("v:1") ?? [])]).toEqual(["c:2", "a:0"]);
  });

  it("places accounts inside the community's circle, none on another", () => {
    const radius = graph.nodes.find(({ id }) => id === "c:1")?.size ?? 0;
    const placed = opened.nodes.filter(({ within }) => within === "c:1");
    const near = placed.flatMap((a, i) => placed.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)));
    expect(Math.max(...placed.map(({ x, y }) => Math.hypot(x, y)))).toBeLessThanOrEqual(radius);
    expect(Math.min(...near)).toBeGreaterThan(radius / Math.sqrt(accounts.length));
  });

  it("is the same graph while nothing is open, or what is open is not in it", () => {
    expect(openInPlace(graph, overview, [], "light")).toBe(graph);
    expect(openInPlace(graph, overview, [{ id: "c:9", view: inside }], "light")).toBe(graph);
  });
});
