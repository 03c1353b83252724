import { describe, expect, it } from "vitest";
import { brushDays, chosenRange } from "./brush-days";

const buckets = ["2026-10-01T00:00:00.000Z", "2026-10-02T00:00:00.000Z", "2026-10-03T00:00:00.000Z"];
const days = brushDays({
  buckets,
  series: [
    { key: "a", values: [10, null, 30], total: 40 },
    { key: "b", values: [null, null, 10], total: 10 },
  ],
});

describe("days to choose from", () => {
  it("add up all series, and tell nothing stored from none", () => {
    expect(days).toEqual([
      { day: "2026-10-01", exchanges: 10, share: 0.25 },
      { day: "2026-10-02", exchanges: null, share: 0 },
      { day: "2026-10-03", exchanges: 40, share: 1 },
    ]);
  });

  it("find a choice among them, and take all where it is not", () => {
    expect(chosenRange(days, { from: "2026-10-02", to: "2026-10-30" })).toEqual([1, 2]);
    expect(chosenRange(days, null)).toEqual([0, 2]);
    expect(chosenRange(days, { from: "2027-01-01", to: "2027-01-02" })).toEqual([0, 2]);
    expect(chosenRange([], null)).toEqual([0, 0]);
  });
});
