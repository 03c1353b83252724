import { describe, expect, it } from "vitest";
import { select } from "./selection";

const ids = ["a", "b", "c", "d", "e"];
const selectionAfter = (start: string[], id: string, lastId: string | null, isRange: boolean) =>
  [...select(new Set(start), ids, { id, lastId, isRange })].sort();

describe("select", () => {
  it("toggles one row", () => {
    expect(selectionAfter([], "b", null, false)).toEqual(["b"]);
    expect(selectionAfter(["b", "c"], "b", "c", false)).toEqual(["c"]);
  });

  it("takes the range in either direction, and clears it when the clicked row was on", () => {
    expect(selectionAfter(["b"], "d", "b", true)).toEqual(["b", "c", "d"]);
    expect(selectionAfter(["d"], "a", "d", true)).toEqual(["a", "b", "c", "d"]);
    expect(selectionAfter(["b", "c", "d"], "d", "c", true)).toEqual(["b"]);
  });

  it("falls back to the one row when the start of the range is gone", () => {
    expect(selectionAfter([], "c", "gone", true)).toEqual(["c"]);
    expect(selectionAfter([], "c", null, true)).toEqual(["c"]);
  });
});
