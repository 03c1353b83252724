import { describe, expect, it } from "vitest";
import type { ScoreTerm } from "@/lib/detection/contract";
import { prepareTerms, strongestAgainst } from "./terms";

const term = (name: string, nats: number, rest: Partial<ScoreTerm> = {}): ScoreTerm => ({
  name,
  nats,
  numerator: 30,
  denominator: 60,
  baseline: 0.1,
  state: "found",
  ...rest,
});

const terms = [
  term("elicitation", 3),
  term("day_cycle", -1.5),
  term("templates", 4),
  term("verified_organisation", -2),
  term("pivot", 0, { state: "absent" }),
  term("multi_turn", 0, { state: "not_available", numerator: 0, denominator: 0, baseline: null }),
];

describe("the terms of a score", () => {
  it("puts every term in one group, the heaviest first", () => {
    const { groups } = prepareTerms(terms, 2.3);
    const names = Object.fromEntries(
      Object.entries(groups).map(([side, bars]) => [side, bars.map((b) => b.term.name)]),
    );
    expect(names).toEqual({
      for: ["templates", "elicitation"],
      against: ["verified_organisation", "day_cycle"],
      absent: ["pivot"],
      not_available: ["multi_turn"],
    });
  });

  it("draws both sides on one scale", () => {
    const { groups, reach } = prepareTerms(terms, 2.3);
    expect(reach).toBe(4);
    expect(groups.for[0]?.length).toBe(1);
    expect(groups.against[0]?.length).toBe(0.5);
  });

  it("adds up to the score, the rest being what was known before", () => {
    const { sumFor, sumAgainst, rest } = prepareTerms(terms, 1.3);
    expect([sumFor, sumAgainst]).toEqual([7, -3.5]);
    expect(rest).toBeCloseTo(-2.2);
    expect(prepareTerms(terms, 3.501).rest).toBe(0);
  });

  it("does not call a trace of evidence a finding", () => {
    const { groups } = prepareTerms([term("capability_focus", -0.04, { state: "absent" })], 0);
    expect(groups.against).toEqual([]);
    expect(groups.absent).toHaveLength(1);
  });

  it("knows the strongest innocent explanation, and when there is none", () => {
    expect(strongestAgainst(terms)?.name).toBe("verified_organisation");
    expect(strongestAgainst(terms.slice(0, 1))).toBeNull();
  });
});
