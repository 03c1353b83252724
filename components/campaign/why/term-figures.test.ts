import { describe, expect, it } from "vitest";
import type { ScoreTerm } from "@/lib/detection/contract";
import { figuresOfTerm } from "./term-figures";

const term = (name: string, numerator: number, denominator: number, baseline: number | null): ScoreTerm => ({
  ...{ name, numerator, denominator, baseline },
  nats: 1,
  state: "found",
});

describe("the figures of a term", () => {
  it("writes a share with its parts, beside the baseline", () => {
    expect(figuresOfTerm(term("account_age", 312, 1204, 0.041))).toBe(
      "312 of 1,204 accounts = 25.9\u00a0%, matched 4.1\u00a0%",
    );
  });

  it("writes what is no share as a number", () => {
    expect(figuresOfTerm(term("load_balancing", 0.41, 1, 0.93))).toBe("0.41 spread, matched 0.93");
    expect(figuresOfTerm(term("something_new", 30, 12, null))).toBe("2.50");
  });

  it("shows a term that it has no words for, and says when nothing was counted", () => {
    expect(figuresOfTerm(term("something_new", 1, 4, null))).toBe("1 of 4 = 25.0\u00a0%");
    expect(figuresOfTerm(term("account_age", 0, 0, null))).toBe("nothing to count");
  });
});
