import { z } from "zod";

export interface Tally {
  passed: number;
  failed: number;
}

const VitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

/** A check without tests of its own counts as one. */
export const tallyOfCheck = (code: number): Tally => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/**
 * What a runner reported, in the JSON form of Vitest or Playwright. A runner that failed without naming a failed test
 * (a file that does not load, a set-up that throws, no report at all) counts as one failure more.
 */
export function tallyOfReport(report: unknown, code: number): Tally {
  const tally = readReport(report);
  if (code !== 0 && tally.failed === 0) return { ...tally, failed: 1 };
  return tally;
}

function readReport(report: unknown): Tally {
  const vitest = VitestReport.safeParse(report);
  if (vitest.success) return { passed: vitest.data.numPassedTests, failed: vitest.data.numFailedTests };
  const playwright = PlaywrightReport.safeParse(report);
  if (!playwright.success) return { passed: 0, failed: 1 };
  const { expected, flaky, unexpected } = playwright.data.stats;
  return { passed: expected + flaky, failed: unexpected };
}

export const sum = (tallies: Tally[]): Tally => ({
  passed: tallies.reduce((total, { passed }) => total + passed, 0),
  failed: tallies.reduce((total, { failed }) => total + failed, 0),
});
