import { describe, expect, it } from "vitest";
import type { AgainstTest, EvidenceFact, ScoreTerm } from "../contract";
import { memberSentences } from "./member-sentences";
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

const test = (name: AgainstTest["name"], state: AgainstTest["state"]): AgainstTest => ({
  ...{ name, state },
  ...{ numerator: 31, denominator: 31, baseline: null, nats: null },
});
const numbersIn = (text: string) => text.match(/\d[\d,.]*\d|\d/g) ?? [];

describe("the sentences of a campaign", () => {
  const facts = {
    verdict: "distillation" as const,
    core: 31,
    facts: [fact({}), fact({ family: "network", kind: "ip", accountsHere: 29, accountsOverall: 44, hub: true })],
    terms: [term("elicitation_lift", 2.4, 300, 1000, 0.03), term("accounts_that_extract", 1.9, 30, 31, 0.1)],
    against: [test("contract", "found"), test("day_night", "absent"), test("disputes", "not_available")],
    pivots: [],
    mixing: { share: 0.3, low: 0.2, high: 0.4, extraction: 300, exchanges: 1000 },
  };

  it("are two and say nothing that is not among the facts: every number in them is one of theirs", () => {
    const sentences = sentencesOf(facts);
    expect(sentences).toHaveLength(2);
    const text = sentences.join(" ");
    expect(text).toContain("consistent with distillation");
    expect(text).toContain("one held by 17, 18 overall");
    expect(text).toContain("30 % of 1,000 exchanges");
    expect(text).toContain("under contract");
    const known = new Set(["31", "17", "18", "30", "1,000", "3", "1"]);
    expect(numbersIn(text).filter((number) => !known.has(number))).toEqual([]);
  });

  it("do not build on hubs, and are silent about what was not found", () => {
    const text = sentencesOf({ ...facts, terms: [], mixing: null, against: [test("contract", "absent")] }).join(" ");
    expect(text).not.toContain("addresses");
    expect(text).not.toContain("extraction work");
    expect(text).toContain("Against it: nothing was found; 1 test looked for something in vain, 0 could not be made.");
  });
});

describe("the sentences of an account", () => {
  const facts = {
    tier: "core" as const,
    core: 31,
    score: 21.34,
    membershipNats: 12.5,
    strongest: [{ family: "payment" as const, display: "card·1a2b3c", here: 17, overall: 18 }],
    conduct: { nats: 0, numerator: 212, denominator: 480, baseline: 0.03 },
    withoutFamily: [
      { family: "payment" as const, nats: 9, stays: false },
      { family: "network" as const, nats: 13, stays: true },
    ],
    against: [test("tenure", "found"), test("disputes", "not_available")],
  };

  it("are two: what ties it, how far, and without what it would fall; and what could clear it", () => {
    expect(memberSentences(facts)).toEqual([
      "It shares card·1a2b3c (held by 17 here, 18 overall): 21.3 nats, 8.8 more than a member is asked for; 212 of its 480 exchanges are the work of the group, against 3 % among accounts of no group; it would fall below that without payment.",
      "Against it: it is long-standing; 0 other tests looked for something in vain, 1 could not be made.",
    ]);
  });
});
