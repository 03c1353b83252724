import fc from "fast-check";
import { expect, test } from "vitest";
import { linksAmong } from "../clusters/inside-links";
import { forEachLink, LinksBuilder, linkCount } from "./link-graph";

const accounts = 30;
type Link = [low: number, high: number, nats: number];
const account = fc.nat({ max: accounts - 1 });
const links = fc
  .uniqueArray(
    fc.tuple(account, account).filter(([a, b]) => a < b),
    { selector: ([a, b]) => a * accounts + b, maxLength: 80 },
  )
  .map((pairs) => pairs.sort(([a, b], [c, d]) => a - c || b - d).map(([a, b], i): Link => [a, b, i + 0.5]));

function graphOf(all: readonly Link[]) {
  const builder = new LinksBuilder(accounts);
  for (const [low, high, nats] of all) builder.add(low, high, nats);
  return builder.build();
}

function listed(graph: ReturnType<typeof graphOf>): Link[] {
  const found: Link[] = [];
  forEachLink(graph, (low, high, nats) => found.push([low, high, nats]));
  return found;
}

test("a graph lists each link once, as it was added, and at both of its accounts in order", () => {
  fc.assert(
    fc.property(links, (all) => {
      const graph = graphOf(all);
      expect(linkCount(graph)).toBe(all.length);
      expect(listed(graph)).toEqual(all);
      for (let one = 0; one < accounts; one++) {
        const others = [...graph.neighbour.subarray(graph.start[one], graph.start[one + 1])];
        const expected = all.flatMap(([a, b]) => (a === one ? [b] : b === one ? [a] : []));
        expect(others).toEqual(expected.sort((x, y) => x - y));
      }
    }),
  );
});

test("a set has the links among its accounts, and one set leaves nothing behind for the next", () => {
  const sets = fc.array(
    fc.uniqueArray(account).map((set) => set.sort((x, y) => x - y)),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(links, sets, (all, chosen) => {
      const among = linksAmong(graphOf(all));
      for (const set of chosen) {
        const inside = all.filter(([a, b]) => set.includes(a) && set.includes(b));
        expect(listed(among(set))).toEqual(inside.map(([a, b, nats]) => [set.indexOf(a), set.indexOf(b), nats]));
      }
    }),
  );
});
