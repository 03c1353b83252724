import { describe, expect, it } from "vitest";
import { type AgainstTest, ExculpatoryTest } from "@/lib/detection/contract";
import { figuresOfTest } from "./test-figures";
import { groupTests } from "./test-groups";

const test = (name: AgainstTest["name"], rest: Partial<AgainstTest> = {}): AgainstTest => ({
  name,
  state: "absent",
  numerator: 3,
  denominator: 30,
  baseline: 0.041,
  nats: null,
  ...rest,
});

describe("the number of a test", () => {
  it("is a share with its parts, beside what is usual", () => {
    expect(figuresOfTest(test("contract"), "campaign")).toEqual({
      counted: "3 of 30 accounts",
      here: "10.0\u00a0%",
      usual: "4.1\u00a0%",
    });
  });

  it("is yes or no for one account's own, and days for its age", () => {
    const own = { numerator: 1, denominator: 1 };
    expect(figuresOfTest(test("contract", own), "account").here).toBe("yes");
    const age = test("tenure", { numerator: 412, denominator: 90, baseline: 2.5 });
    expect(figuresOfTest(age, "account")).toEqual({ counted: "90 days asked for", here: "412 d", usual: "225 d" });
  });

  it("is no number where nothing could be counted", () => {
    expect(figuresOfTest(test("disputes", { denominator: 0 }), "account").here).toBe("");
  });
});

describe("the against column", () => {
  it("puts every test in one of three states, what was found first and the heaviest of it before the rest", () => {
    const tests = ExculpatoryTest.options.map((name, i) =>
      test(name, {
        state: (["absent", "found", "not_available"] as const)[i % 3] ?? "absent",
        nats: i === 4 ? -2 : null,
      }),
    );
    const groups = groupTests(tests);
    expect(groups.map(({ state }) => state)).toEqual(["found", "absent", "not_available"]);
    expect(groups.flatMap((group) => group.tests)).toHaveLength(tests.length);
    expect(groups[0]?.tests[0]?.name).toBe(tests[4]?.name);
  });
});
