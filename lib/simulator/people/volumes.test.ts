import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "@/lib/kernel";
import { alike, heavyTailed } from "./volumes";

const sum = (volumes: Uint32Array) => volumes.reduce((total, volume) => total + volume, 0);

describe("volumes", () => {
  it("add up exactly, however few there are", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 300 }), fc.nat(50_000), (seed, count, total) => {
        expect(sum(heavyTailed(seededRandom(seed), count, total))).toBe(total);
        expect(sum(alike(seededRandom(seed), count, total, 0.6))).toBe(total);
      }),
    );
  });

  it("are heavy-tailed: most accounts are occasional, one in a hundred makes hundreds of exchanges", () => {
    const count = 100_000;
    const volumes = heavyTailed(seededRandom(5), count, count * 26).sort();
    expect(volumes[count / 2]).toBeGreaterThanOrEqual(4);
    expect(volumes[count / 2]).toBeLessThanOrEqual(6);
    expect(volumes[count * 0.99]).toBeGreaterThanOrEqual(500);
  });
});
