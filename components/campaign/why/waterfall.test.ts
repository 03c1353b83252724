import { describe, expect, it } from "vitest";
import { prepareWaterfall } from "./waterfall";

const input = {
  familyNats: { network: 4.5, payment: 8, content: 0, registration: 2, timing: 0.01 },
  conductNats: 0,
  threshold: 12.4,
};

describe("the waterfall of evidence", () => {
  it("puts the strongest family first and joins the bars end to end", () => {
    const { steps, total } = prepareWaterfall(input);
    expect(steps.map(({ key, from, to }) => [key, from, to])).toEqual([
      ["payment", 0, 8],
      ["network", 8, 12.5],
      ["registration", 12.5, 14.5],
    ]);
    expect(total).toBeCloseTo(14.51);
  });

  it("draws what takes away last and backwards, and adds it up", () => {
    const { steps, total } = prepareWaterfall({
      ...input,
      familyNats: { payment: 8, registration: -1.5 },
      conductNats: -2,
    });
    expect(steps.map(({ key, from, to }) => [key, from, to])).toEqual([
      ["payment", 0, 8],
      ["conduct", 8, 6],
      ["registration", 6, 4.5],
    ]);
    expect(total).toBeCloseTo(4.5);
  });

  it("says how far above the threshold the sum is, and below it as a negative number", () => {
    expect(prepareWaterfall(input).margin).toBeCloseTo(2.11);
    expect(prepareWaterfall({ ...input, threshold: 20 }).margin).toBeCloseTo(-5.49);
  });

  it("names the families that gave nothing, whether zero, next to it, or absent", () => {
    expect(prepareWaterfall(input).silent).toEqual(["identity", "client", "content", "timing"]);
  });

  it.each([0.2, 3, 14.5, 40, 900])("covers a sum of %d and its threshold with few round ticks", (nats) => {
    const { end, ticks } = prepareWaterfall({ familyNats: { payment: nats }, conductNats: 0, threshold: 1 });
    expect(end).toBeGreaterThanOrEqual(Math.max(nats, 1));
    expect(ticks.at(-1)).toBeCloseTo(end);
    expect(ticks.length).toBeGreaterThanOrEqual(3);
    expect(ticks.length).toBeLessThanOrEqual(11);
  });
});
