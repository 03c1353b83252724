import { describe, expect, it } from "vitest";
import { prepareCapabilities } from "./capability-rows";

const mix = {
  capabilities: [
    { capability: "coding" as const, exchanges: 20, share: 0.2, shareOverall: 0.4 },
    { capability: "reasoning" as const, exchanges: 80, share: 0.8, shareOverall: 0.1 },
    { capability: "vision" as const, exchanges: 0, share: 0, shareOverall: 0 },
    { capability: "grading" as const, exchanges: 0, share: 0, shareOverall: 0.05 },
  ],
  exchanges: 100,
  exchangesOverall: 100_000,
};

describe("capabilities beside all traffic", () => {
  it("puts the most used first and leaves out what nobody uses", () => {
    expect(prepareCapabilities(mix).map(({ capability }) => capability)).toEqual(["reasoning", "coding", "grading"]);
  });

  it("draws both shares on one scale", () => {
    const [reasoning, coding] = prepareCapabilities(mix);
    expect(reasoning).toMatchObject({ length: 1, lift: 8 });
    expect(reasoning?.lengthOverall).toBeCloseTo(0.125);
    expect(coding).toMatchObject({ length: 0.25, lengthOverall: 0.5, lift: 0.5 });
  });

  it("has no lift over a share of nothing", () => {
    const [only] = prepareCapabilities({
      ...mix,
      capabilities: [{ capability: "vision", exchanges: 5, share: 1, shareOverall: 0 }],
    });
    expect(only?.lift).toBeNull();
  });
});
