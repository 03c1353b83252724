import { describe, expect, it } from "vitest";
import { prepareOrdinary } from "./ordinary";

const rates = { medianPerAccountDay: 26, medianPerAccountDayOverall: 5, campaignPerDay: 640_000, percentile: 0.2 };

describe("one account beside the whole", () => {
  it("puts all rates on one logarithmic scale of whole powers of ten", () => {
    const { marks, ticks, times } = prepareOrdinary(rates);
    expect(ticks.map(({ rate }) => rate)).toEqual([1, 10, 100, 1000, 10_000, 100_000, 1_000_000]);
    expect(marks.map(({ key }) => key)).toEqual(["overall", "account", "together"]);
    expect(marks[1]?.place).toBeCloseTo(Math.log10(26) / 6);
    expect(times).toBeCloseTo(640_000 / 26);
  });

  it("leaves out a rate of nothing, which no logarithm has a place for", () => {
    const { marks } = prepareOrdinary({ ...rates, medianPerAccountDayOverall: 0 });
    expect(marks.map(({ key }) => key)).toEqual(["account", "together"]);
    expect(
      prepareOrdinary({ ...rates, medianPerAccountDayOverall: 0, medianPerAccountDay: 0, campaignPerDay: 0 }),
    ).toEqual({ marks: [], ticks: [], times: null });
  });

  it("has room even when all rates are one power of ten", () => {
    const { marks, ticks } = prepareOrdinary({
      ...rates,
      medianPerAccountDay: 10,
      medianPerAccountDayOverall: 10,
      campaignPerDay: 10,
    });
    expect(ticks.length).toBe(2);
    expect(marks.every(({ place }) => place >= 0 && place <= 1)).toBe(true);
  });
});
