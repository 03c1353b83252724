import fc from "fast-check";
import { expect, it } from "vitest";
import { limitOf } from "./limit";

it("stays between floor and ceiling, and never rises with what is harvested", () => {
  const bounds = fc
    .tuple(fc.integer({ min: 1, max: 100_000 }), fc.nat({ max: 100_000 }))
    .map(([floor, more]) => ({ floor, ceiling: floor + more }));
  const share = fc.double({ min: -1, max: 2, noNaN: true });
  fc.assert(
    fc.property(bounds, share, share, (limits, one, other) => {
      const [less, more] = one < other ? [one, other] : [other, one];
      expect(limitOf(limits, less)).toBeGreaterThanOrEqual(limitOf(limits, more));
      expect(limitOf(limits, one)).toBeGreaterThanOrEqual(limits.floor);
      expect(limitOf(limits, one)).toBeLessThanOrEqual(limits.ceiling);
    }),
  );
  expect([0, 0.5, 1].map((part) => limitOf({ floor: 2, ceiling: 20 }, part))).toEqual([20, 11, 2]);
});
