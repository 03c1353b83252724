import { expect, it } from "vitest";
import { memoryOf } from "./memory";

it("compares the last third of the time with the first, whatever peaks there are", () => {
  expect(memoryOf([1, 9, 1, 5, 5, 5, 2, 2, 8])).toEqual({ most: 9, first: 1, last: 2 });
});
