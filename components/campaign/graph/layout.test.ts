import { describe, expect, it } from "vitest";
import { layOut } from "./layout";

const nodes = Array.from({ length: 30 }, (_, index) => ({
  id: `n${index}`,
  x: Math.cos(index) * 50,
  y: Math.sin(index * 1.7) * 50,
  size: 5,
}));
const edges = nodes.slice(1).map(({ id }, index) => ({ source: `n${index % 3}`, target: id, weight: 3 }));
const input = { nodes, edges: edges.filter(({ source, target }) => source !== target), iterations: 100 };

describe("the layout", () => {
  it("gives the same picture for the same graph", () => {
    expect(layOut(input)).toEqual(layOut(input));
  });

  it("places every node somewhere finite, linked ones nearer than others", () => {
    const places = layOut(input);
    expect(Object.keys(places)).toHaveLength(30);
    const distance = (a: string, b: string) => {
      const [p, q] = [places[a], places[b]];
      return p && q ? Math.hypot(p.x - q.x, p.y - q.y) : Number.NaN;
    };
    const linked = input.edges.map(({ source, target }) => distance(source, target));
    const all = nodes.flatMap(({ id }, index) => nodes.slice(index + 1).map((other) => distance(id, other.id)));
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(linked)).toBeLessThan(mean(all));
  });

  it("parts nodes that would cover each other", () => {
    const big = Array.from({ length: 12 }, (_, index) => ({
      id: `b${index}`,
      x: index / 100,
      y: (index % 3) / 100,
      size: 18,
    }));
    const ring = big.map(({ id }, index) => ({ source: id, target: `b${(index + 1) % 12}`, weight: 9 }));
    const places = Object.values(layOut({ nodes: big, edges: ring, iterations: 50 }));
    const distances = places.flatMap((a, index) =>
      places.slice(index + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)),
    );
    expect(Math.min(...distances)).toBeGreaterThan(30);
  });
});
