import { describe, expect, it } from "vitest";
import { sum, tallyOfCheck, tallyOfReport } from "./tally";

const vitest = (passed: number, failed: number) => ({ numPassedTests: passed, numFailedTests: failed, success: true });
const playwright = (expected: number, unexpected: number, flaky = 0) => ({ stats: { expected, unexpected, flaky } });

describe("the tally of a test run", () => {
  it("adds up the runners", () => {
    const tallies = [tallyOfCheck(0), tallyOfReport(vitest(10, 0), 0), tallyOfReport(playwright(3, 1, 2), 1)];
    expect(sum(tallies)).toEqual({ passed: 16, failed: 1 });
  });

  it("counts a failed check", () => {
    expect(tallyOfCheck(2)).toEqual({ passed: 0, failed: 1 });
  });

  it("does not take a runner that broke down for a passed one", () => {
    expect(tallyOfReport(vitest(10, 0), 1)).toEqual({ passed: 10, failed: 1 });
    expect(tallyOfReport(undefined, 0)).toEqual({ passed: 0, failed: 1 });
    expect(tallyOfReport(playwright(0, 0), 130)).toEqual({ passed: 0, failed: 1 });
  });
});
