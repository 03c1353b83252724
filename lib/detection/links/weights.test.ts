import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultConfiguration } from "../configuration";
import { linkageOf, range, shared } from "../testing";
import { linkThreshold } from "./threshold";
import { valueWeight } from "./weights";

describe("the weight of a shared value", () => {
  it("is ln(m · N / d), and nothing for a value that is everywhere", () => {
    expect(valueWeight(0.5, 1_000_000, 50)).toBeCloseTo(Math.log(10_000), 10);
    expect(valueWeight(0.5, 1000, 500)).toBe(0);
    expect(valueWeight(0.5, 1000, 900)).toBe(0);
  });

  it("never grows with the number of holders, and never shrinks with the number of accounts", () => {
    const counts = fc.integer({ min: 2, max: 1_000_000 });
    fc.assert(
      fc.property(counts, counts, counts, fc.double({ min: 0.01, max: 1, noNaN: true }), (d, more, n, m) => {
        expect(valueWeight(m, n, d + more)).toBeLessThanOrEqual(valueWeight(m, n, d));
        expect(valueWeight(m, n + more, d)).toBeGreaterThanOrEqual(valueWeight(m, n, d));
      }),
    );
  });

  it("never exceeds the cap of its family", () => {
    const { weights } = linkageOf(100_000, [shared("card", "1", [1, 2]), shared("user_agent", "2", [1, 2])]);
    expect([...weights]).toEqual([8, 3]);
  });

  it("is asked for against 12.4 nats, as the design has it", () => {
    expect(linkThreshold(defaultConfiguration, 1_000_000)).toBeCloseTo(12.4, 1);
    expect(linkThreshold(defaultConfiguration, 6000)).toBeCloseTo(12.4, 1);
  });
});

describe("hubs", () => {
  it("are addresses whose holders nothing else ties, and not those whose holders also share a card", () => {
    const rows = [
      ...range(0, 6).map((day) => shared("ip", "carrier", range(100 + day * 5, 140 + day * 5), day)),
      shared("ip", "proxy", range(0, 12)),
      shared("card", "one", range(0, 12)),
    ];
    const { table, hubs, weights } = linkageOf(3000, rows);
    const of = (id: string) => table.id.flatMap((own, v) => (own === id ? [v] : []));
    expect(of("carrier").map((v) => hubs[v])).toEqual([1, 1, 1, 1, 1, 1]);
    expect(of("carrier").every((v) => (weights[v] ?? 9) <= 1)).toBe(true);
    expect(of("proxy").map((v) => hubs[v])).toEqual([0]);
  });
});
