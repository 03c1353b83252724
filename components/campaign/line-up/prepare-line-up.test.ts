import { expect, it } from "vitest";
import type { Sketch } from "@/lib/casefile/contract";
import { lineUpFigure } from "./line-up-figure";
import { prepareLineUp, scoreOf } from "./prepare-line-up";

const hours = Array.from({ length: 24 }, (_, hour) => (hour === 3 ? 8 : hour === 4 ? 2 : 0));
const sketch = (accountId: string, isMember: boolean, models: [string, number][]): Sketch => ({
  ...{ accountId, isMember, exchanges: 10, hours },
  models: models.map(([key, exchanges]) => ({ key, exchanges })),
  capabilities: [{ key: "coding", exchanges: 10 }],
});
const parts = ["a", "b", "c", "d", "e", "f", "g"].map((key, i): [string, number] => [key, i === 0 ? 4 : 1]);
const lineUp = { seed: 1, unmatched: 0, sketches: [sketch("m1", true, parts), sketch("i1", false, [["b", 10]])] };

it("draws the shape of a day, and names five parts", () => {
  const [member, innocent] = prepareLineUp(lineUp);
  expect(member?.hours.slice(2, 6)).toEqual([0, 1, 0.25, 0]);
  expect(member?.models.map(({ key, share }) => [key, share])).toEqual([
    ...[
      ["a", 0.4],
      ["b", 0.1],
      ["c", 0.1],
      ["d", 0.1],
      ["e", 0.1],
    ],
    ["others", 0.2],
  ]);
  expect(innocent?.models[0]?.color).toBe(member?.models[1]?.color);
});

it("counts who was picked rightly and who was not", () => {
  const sketches = prepareLineUp(lineUp);
  expect(scoreOf(sketches, new Set(["i1"]))).toEqual({ hits: 0, members: 1, mistaken: 1 });
  expect(scoreOf(sketches, new Set(["m1"]))).toEqual({ hits: 1, members: 1, mistaken: 0 });
});

it("leaves as a table that is its own picture, and tells nothing of who is what while nobody may know", () => {
  const lined = lineUp.sketches.map((sketch) => ({ sketch, alias: null }));
  const { table, depth, title } = lineUpFigure(lined, 2);
  expect(table.columns.map(({ name }) => name).filter((name) => !/ h$/.test(name))).toEqual([
    ...["Account", "Is", "Exchanges", "b", "a", "c", "d", "e", "f", "g", "coding"],
  ]);
  expect(table.rows[0]?.slice(0, 9)).toEqual(["m1", "member", 10, 0, 0, 0, 8, 2, 0]);
  expect(table.rows[1]?.slice(27)).toEqual([1, 0, 0, 0, 0, 0, 0, 1]);
  expect([depth?.(0, 2), depth?.(0, 6), depth?.(0, 7), depth?.(1, 27)]).toEqual([0, 0.6, 0.15, 0.6]);
  const blind = lineUpFigure(
    lineUp.sketches.map((sketch, i) => ({ sketch, alias: `Account ${i + 1}` })),
    0,
  );
  expect([title, blind.title]).toEqual(["Line-up", "Line-up, blind"]);
  expect(JSON.stringify(blind)).not.toMatch(/m1|i1|member|innocent/);
});
