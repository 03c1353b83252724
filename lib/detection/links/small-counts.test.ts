import fc from "fast-check";
import { expect, test } from "vitest";
import { SmallCounts } from "./small-counts";

test("counts come back as they were given, small and large ones, whatever room was asked for", () => {
  const count = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 250, max: 260 }), fc.nat());
  fc.assert(
    fc.property(fc.array(count, { maxLength: 3000 }), fc.nat({ max: 20 }), (given, expected) => {
      const counts = new SmallCounts(expected);
      for (const one of given) counts.push(one);
      expect(given.map((_, place) => counts.at(place))).toEqual(given);
    }),
  );
});
