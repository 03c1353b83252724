import { expect, it } from "vitest";
import { formatChange } from "./change";

it.each([
  [1100, 1000, "+100 (+10.0\u00a0%)"],
  [900, 1000, "−100 (−10.0\u00a0%)"],
  [99_995, 100_000, "−5 (<\u00a00.1\u00a0%)"],
  [5, 0, "+5 (new)"],
  [0, 7, "−7 (−100\u00a0%)"],
  [0, 0, "±0"],
])("says how %d differs from %d", (now, before, text) => {
  expect(formatChange(now, before)).toBe(text);
});
