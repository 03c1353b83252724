import { describe, expect, it } from "vitest";
import { anchored } from "./anchor";

const node = (id: string) => ({ id, x: 1, y: -1, size: 4 });
const known = { a: { x: 0, y: 0 }, b: { x: 100, y: 0 }, gone: { x: 9, y: 9 } };

describe("places under a filter", () => {
  it("leave what stands where it stood, and put what is new between its neighbours", () => {
    const edges = [
      { source: "a", target: "new", weight: 3 },
      { source: "b", target: "new", weight: 1 },
    ];
    const places = anchored({ nodes: ["a", "b", "new"].map(node), edges }, known);
    expect(places).toMatchObject({ a: known.a, b: known.b });
    expect(places?.new?.x).toBeCloseTo(25.05);
    expect(Object.keys(places ?? {})).toEqual(["a", "b", "new"]);
  });

  it("are found anew where most nodes are new", () => {
    expect(anchored({ nodes: ["a", "x", "y", "z"].map(node), edges: [] }, known)).toBe(undefined);
  });
});
