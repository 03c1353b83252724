import fc from "fast-check";
import { expect, test } from "vitest";
import { exponentOf, seriesUpTo } from "./series";

test("the exponent of a power law is found, whatever its factor", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.5, max: 2, noNaN: true }),
      fc.double({ min: 1e-6, max: 1, noNaN: true }),
      (power, by) => {
        const costs = seriesUpTo(30_000_000).map((exchanges) => ({ exchanges, seconds: by * exchanges ** power }));
        expect(exponentOf(costs)).toBeCloseTo(power, 6);
      },
    ),
  );
});

test("one size has no exponent", () => {
  expect(exponentOf([{ exchanges: 300_000, seconds: 12 }])).toBeUndefined();
});

test("a series ends at the size asked for", () => {
  expect(seriesUpTo(300_000)).toEqual([300_000]);
  expect(seriesUpTo(30_000_000)).toEqual([300_000, 1_000_000, 3_000_000, 10_000_000, 30_000_000]);
});
