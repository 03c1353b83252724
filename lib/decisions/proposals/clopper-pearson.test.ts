import { expect, it } from "vitest";
import { upperBound } from "./clopper-pearson";
import { findingOf } from "./finding";

it("bounds what was not seen, and is never zero", () => {
  // The rule of three: 3 / n for n without one.
  expect(upperBound(0, 59)).toBeCloseTo(0.0495, 3);
  expect(upperBound(0, 299)).toBeCloseTo(0.00997, 4);
  // One of twenty: qbeta(0.95, 2, 19).
  expect(upperBound(1, 20)).toBeCloseTo(0.2161, 3);
  expect(upperBound(5, 5)).toBe(1);
  expect(upperBound(0, 0)).toBe(1);
});

it("says of a blind sample: no estimate, an innocent, or none of 59", () => {
  expect(findingOf("s", 59, [])).toMatchObject({ judged: 0, innocent: 0, bound: null });
  expect(findingOf("s", 59, ["unsure", "unsure"])).toMatchObject({ judged: 0, bound: null });
  expect(findingOf("s", 3, ["operated", "benign", "unsure"])).toMatchObject({ judged: 2, innocent: 1 });
  const clear = findingOf(
    "s",
    59,
    Array.from({ length: 59 }, () => "operated"),
  );
  expect(clear).toMatchObject({ judged: 59, innocent: 0 });
  expect(clear.bound).toBeCloseTo(0.05, 2);
});
