import { describe, expect, it } from "vitest";
import type { Pivot } from "@/lib/detection/contract";
import { preparePivots } from "./pivots";

const pivot = (model: string, low: number, lift: number, high: number): Pivot => ({
  ...{ model, low, lift, high },
  releasedAt: "2026-02-05T00:00:00Z",
  share: 0.5,
  baseline: 0.1,
  exchanges: 900,
  hoursToHalf: 6,
});

describe("moves to new models", () => {
  it("puts the strongest first and keeps low, lift and high in order on the scale", () => {
    const { bars } = preparePivots([pivot("a", 0.5, 1.1, 2), pivot("b", 4, 6, 9)]);
    expect(bars.map(({ pivot }) => pivot.model)).toEqual(["b", "a"]);
    for (const { low, lift, high } of bars) {
      expect(low).toBeLessThan(lift);
      expect(lift).toBeLessThan(high);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
    }
  });

  it("always shows where no lift is, and whether the interval contains it", () => {
    const { bars, one } = preparePivots([pivot("a", 0.5, 1.1, 2), pivot("b", 4, 6, 9)]);
    expect(one).toBeGreaterThan(0);
    expect(one).toBeLessThan(1);
    expect(bars.map(({ isClear }) => isClear)).toEqual([true, false]);
  });

  it("survives a lower end of zero", () => {
    const { bars } = preparePivots([pivot("a", 0, 1, 40)]);
    expect(bars[0]?.low).toBeGreaterThanOrEqual(0);
    expect(Number.isFinite(bars[0]?.low)).toBe(true);
  });
});
