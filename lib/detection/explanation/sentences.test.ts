import { describe, expect, it } from "vitest";
import type { EvidenceFact, ScoreTerm } from "../contract";
import { sentencesOf } from "./sentences";

const fact = (over: Partial<EvidenceFact>): EvidenceFact => ({
  family: "payment",
  kind: "card",
  value: "1",
  display: "card·1",
  accountsHere: 17,
  accountsOverall: 18,
  weight: 7,
  hub: false,
  firstSeen: null,
  lastSeen: null,
  exchangeIds: [],
  ...over,
});
const term = (
  name: string,
  nats: number,
  numerator: number,
  denominator: number,
  baseline: number | null,
): ScoreTerm => ({
  name,
  nats,
  numerator,
  denominator,
  baseline,
  state: "found",
});

describe("the sentences of an explanation", () => {
  const facts = {
    verdict: "distillation" as const,
    core: 31,
    associated: 2,
    facts: [fact({}), fact({ family: "network", kind: "ip", accountsHere: 29, accountsOverall: 44, hub: true })],
    terms: [
      term("elicitation_lift", 2.4, 300, 1000, 0.03),
      term("accounts_that_extract", 1.9, 30, 31, 0.1),
      term("contract", -2.5, 31, 31, null),
    ],
    pivots: [],
    mixing: { share: 0.3, low: 0.2, high: 0.4, extraction: 300, exchanges: 1000 },
  };

  it("say nothing that is not among the facts: every number in them is one of theirs", () => {
    const text = sentencesOf(facts).join(" ");
    expect(text).toContain("consistent with distillation");
    expect(text).toContain("one held by 17 of 31, 18 overall");
    expect(text).toContain("30 % of 1,000 exchanges");
    expect(text).toContain("under contract");
    const known = new Set(["31", "17", "18", "30", "1,000", "3"]);
    expect(text.match(/\d[\d,]*\d|\d/g)?.filter((number) => !known.has(number))).toEqual([]);
  });

  it("do not build on hubs, and are silent about what was not found", () => {
    const text = sentencesOf({ ...facts, terms: [], mixing: null }).join(" ");
    expect(text).not.toContain("addresses");
    expect(text).not.toContain("extraction work");
    expect(text).toContain("Nothing that was looked for speaks clearly against it.");
  });
});
