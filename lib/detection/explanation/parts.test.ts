import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultConfiguration as config } from "../configuration";
import { type Family, families } from "../contract";
import { familyName, strandCount, totalNats } from "../links/strands";
import type { MemberEvidence } from "../model";
import { evidenceParts } from "./parts";
import { memberWithoutFamily, withoutFamily } from "./without-family";

/** Evidence by strand as a profile would give it: within the caps, or a little against. */
const byStrand = fc
  .array(fc.double({ min: -2, max: 12, noNaN: true }), { minLength: strandCount, maxLength: strandCount })
  .map((nats) => Float64Array.from(nats, (one, strand) => Math.min(one, config.families[familyName(strand)].cap)));

const evidenceOf = (strands: Float64Array, conduct = 0): MemberEvidence => ({
  total: totalNats(strands, config) + conduct,
  byStrand: strands,
});

/** What the facts of each family would add up to, had a cap taken away `more`. */
function listed(strands: Float64Array, more: number): Map<Family, number> {
  const sums = new Map<Family, number>();
  strands.forEach((nats, strand) => {
    if (nats > 0) sums.set(familyName(strand), (sums.get(familyName(strand)) ?? 0) + nats + more);
  });
  return sums;
}

describe("the parts of a member's evidence", () => {
  it("add up to it, and to what is listed less what is missing and what caps take away", () => {
    fc.assert(
      fc.property(byStrand, fc.double({ min: 0, max: 9, noNaN: true }), (strands, more) => {
        const parts = evidenceParts(evidenceOf(strands), listed(strands, more), config);
        const sum = parts.reduce((total, part) => total + part.nats, 0);
        expect(Math.abs(sum - totalNats(strands, config))).toBeLessThan(0.008);
        for (const part of parts) {
          expect(part.listed + part.missing + part.capped).toBeCloseTo(part.nats, 9);
          expect(part.capped).toBeLessThanOrEqual(0);
          expect(part.missing).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  it("name the cap that client and content share", () => {
    const strands = new Float64Array(strandCount);
    strands[families.indexOf("client")] = 3;
    strands[families.indexOf("content")] = 7;
    const parts = evidenceParts(evidenceOf(strands), listed(strands, 0), config);
    expect(parts.map(({ family, capped, nats }) => [family, capped, nats])).toEqual([
      ["client", -3, 0],
      ["content", 0, 7],
    ]);
  });
});

describe("what would be left without a family", () => {
  const strands = (payment: number, content: number) => {
    const nats = new Float64Array(strandCount);
    nats.set([payment, 0, 6, 0, content]);
    return nats;
  };

  it("counts the core accounts that stay above the threshold", () => {
    const found = withoutFamily([evidenceOf(strands(8, 5)), evidenceOf(strands(2, 7))], 12, config);
    expect(Object.fromEntries(found.map(({ family, core }) => [family, core]))).toEqual({
      payment: 1,
      network: 1,
      content: 1,
    });
  });

  it("lets an account fall that one family alone would hold, and keeps its own traffic against it", () => {
    const found = memberWithoutFamily(evidenceOf(strands(8, 0), -1), 4, config);
    expect(found).toEqual([
      { family: "payment", nats: 5, stays: false },
      { family: "network", nats: 7, stays: false },
    ]);
    expect(memberWithoutFamily(evidenceOf(strands(8, 5), -1), 4, config).every(({ stays }) => stays)).toBe(true);
  });
});
