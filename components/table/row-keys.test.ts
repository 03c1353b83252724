import { expect, it } from "vitest";
import { moveFocus } from "./row-keys";

it("moves within the rows and stops at both ends", () => {
  expect(moveFocus("j", -1, 3, 10)).toBe(0);
  expect(moveFocus("ArrowDown", 2, 3, 10)).toBe(2);
  expect(moveFocus("k", 0, 3, 10)).toBe(0);
  expect(moveFocus("PageDown", 1, 30, 10)).toBe(11);
  expect(moveFocus("PageUp", 4, 30, 10)).toBe(0);
  expect(moveFocus("End", 0, 30, 10)).toBe(29);
});

it("leaves other keys and empty tables alone", () => {
  expect(moveFocus("x", 0, 3, 10)).toBeUndefined();
  expect(moveFocus("j", -1, 0, 10)).toBeUndefined();
});
