import { expect, it } from "vitest";
import type { CalibrationBin } from "@/lib/detection/contract";
import { prepareCalibration } from "./prepare-calibration";

const bin = (over: Partial<CalibrationBin>): CalibrationBin => ({
  ...{ from: 0, to: Math.log(3), predicted: 0.6, n: 10, confirmed: 6, share: 0.6, low: 0.3, high: 0.8 },
  ...over,
});

it("says of each bin which odds it covers and whether the prediction lies within what was found", () => {
  const { points, n } = prepareCalibration({
    n: 44,
    bins: [
      bin({ from: null, to: -Math.log(3), predicted: 0.1, low: 0.2, share: 0.4, high: 0.6, n: 4 }),
      bin({}),
      bin({ from: Math.log(100), to: null, predicted: 0.999, share: 0.9, low: 0.8, high: 0.95, n: 30 }),
    ],
  });
  expect(n).toBe(44);
  expect(points.map(({ odds, reading }) => [odds, reading])).toEqual([
    ["below 1 : 3", "too low"],
    ["1 : 1 to 3 : 1", "agrees"],
    ["above 100 : 1", "too high"],
  ]);
  expect(points[1]?.error).toEqual([expect.closeTo(0.3, 9), expect.closeTo(0.2, 9)]);
  const [small, , large] = points.map(({ radius }) => radius);
  expect(small).toBeLessThan(large ?? 0);
});

it("takes an empty answer", () => {
  expect(prepareCalibration({ n: 0, bins: [] })).toMatchObject({ points: [], n: 0 });
});
