import { describe, expect, it } from "vitest";
import { interleaved, speedRatio, spreadOf } from "./measure";

describe("measuring", () => {
  it("takes the middle of the runs, or the mean of the two in the middle", () => {
    expect(spreadOf([5, 1, 3])).toEqual({ median: 3, least: 1, most: 5, runs: 3 });
    expect(spreadOf([4, 1, 2, 9])).toEqual({ median: 3, least: 1, most: 9, runs: 4 });
    expect(() => spreadOf([])).toThrow("nothing was measured");
  });

  it("lets both sides begin in turn and compares run by run", async () => {
    const order: string[] = [];
    const side = (name: string, factor: number) => async (run: number) => {
      order.push(`${name}${run}`);
      return factor * (run + 1);
    };
    const paired = await interleaved(3, { ours: side("o", 4), baseline: side("b", 2) });
    expect(order).toEqual(["b0", "o0", "o1", "b1", "b2", "o2"]);
    expect(speedRatio(paired)).toEqual({ median: 0.5, least: 0.5, most: 0.5, runs: 3 });
  });

  it("ends early when that is enough, but never without a run", async () => {
    const runs: number[] = [];
    const side = async (run: number) => runs.push(run);
    const paired = await interleaved(9, { ours: side, baseline: side }, (done) => done >= 2);
    expect([paired.ours.length, paired.baseline.length]).toEqual([2, 2]);
    expect((await interleaved(9, { ours: side, baseline: side }, () => true)).ours.length).toBe(1);
  });
});
