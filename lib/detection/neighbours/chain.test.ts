import fc from "fast-check";
import { expect, it } from "vitest";
import { type Edge, meeting, Side } from "./chain";

const accounts = 9;
const edges = fc.uniqueArray(
  fc.record({
    a: fc.nat({ max: accounts - 1 }),
    b: fc.nat({ max: accounts - 1 }),
    nats: fc.integer({ min: 1, max: 30 }),
  }),
  { selector: ({ a, b }) => `${Math.min(a, b)}/${Math.max(a, b)}`, maxLength: 20 },
);

const around = (graph: readonly { a: number; b: number; nats: number }[], some: readonly number[]): Edge[] =>
  graph.flatMap(({ a, b, nats }) => [
    ...(some.includes(a) ? [{ from: a, to: b, nats }] : []),
    ...(some.includes(b) ? [{ from: b, to: a, nats }] : []),
  ]);

/** Every way of at most four links without an account twice, by trying them all. */
function bestOf(graph: Parameters<typeof around>[0], goal: number): { steps: number; bottleneck: number } | undefined {
  let best: { steps: number; bottleneck: number } | undefined;
  const walk = (way: number[], bottleneck: number): void => {
    const at = way.at(-1) ?? 0;
    const steps = way.length - 1;
    if (at === goal) {
      if (!best || steps < best.steps || (steps === best.steps && bottleneck > best.bottleneck))
        best = { steps, bottleneck };
      return;
    }
    if (steps === 4) return;
    for (const { to, nats } of around(graph, [at]))
      if (!way.includes(to)) walk([...way, to], Math.min(bottleneck, nats));
  };
  walk([0], Number.POSITIVE_INFINITY);
  return best;
}

it("is the shortest chain of at most four links, and of those the one whose weakest link is strongest", () => {
  fc.assert(
    fc.property(edges, (drawn) => {
      const graph = drawn.filter(({ a, b }) => a !== b);
      const [a, b] = [new Side(0), new Side(1)];
      let found = meeting(a, b);
      for (const side of [a, b, a, b]) {
        if (found) break;
        side.step(around(graph, side.frontier(accounts)));
        found = meeting(a, b);
      }
      const weakest = found
        ?.slice(1)
        .map((to, i) => around(graph, [found?.[i] ?? 0]).find((one) => one.to === to)?.nats ?? 0);
      const best = bestOf(graph, 1);
      expect(found === undefined).toBe(best === undefined);
      if (found) expect({ steps: found.length - 1, bottleneck: Math.min(...(weakest ?? [])) }).toEqual(best);
    }),
  );
});
