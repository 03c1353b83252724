import fc from "fast-check";
import { expect, it } from "vitest";
import { matchByVolume, sameVolume } from "@/lib/traffic";
import { sketchOf } from "./model";

const volumes = (prefix: string) =>
  fc
    .array(fc.integer({ min: 1, max: 5_000 }), { maxLength: 20 })
    .map((all) => all.map((exchanges, i) => ({ id: `${prefix}${i}`, exchanges })));

it("gives nobody twice, and only who has done about as much", () => {
  fc.assert(
    fc.property(volumes("m"), volumes("o"), (members, outsiders) => {
      const pairs = matchByVolume(members, outsiders);
      expect(new Set(pairs.values()).size).toBe(pairs.size);
      for (const [member, outsider] of pairs) {
        const a = members.find(({ id }) => id === member)?.exchanges ?? 0;
        const b = outsiders.find(({ id }) => id === outsider)?.exchanges ?? 0;
        expect(Math.max(a, b) / Math.min(a, b)).toBeLessThanOrEqual(sameVolume + 1e-9);
      }
      const twins = members.map(({ exchanges }, i) => ({ id: `t${i}`, exchanges }));
      expect(matchByVolume(members, twins).size).toBe(members.length);
    }),
  );
});

it("draws an account by the hours, models and kinds of work that are its own", () => {
  const habit = { id: "a", hour: 3, model: "m", capability: "coding", exchanges: 2 };
  const rows = [habit, { ...habit, hour: 4, model: "n", exchanges: 5 }, { ...habit, id: "b" }];
  const { hours, ...rest } = sketchOf("a", true, rows);
  expect(rest).toEqual({
    ...{ accountId: "a", isMember: true, exchanges: 7 },
    models: [
      { key: "n", exchanges: 5 },
      { key: "m", exchanges: 2 },
    ],
    capabilities: [{ key: "coding", exchanges: 7 }],
  });
  expect(hours.slice(2, 6)).toEqual([0, 2, 5, 0]);
});
