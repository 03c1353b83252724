import { type Context, runQuery } from "@/lib/command";
import { readAccountCoverage } from "@/lib/traffic";
import { type AccountQuality, QualityQuery } from "./contract";
import { accountCoverage } from "./coverage";
import { dayOf, sinceOf } from "./window";

/** Of which of the accounts that have traffic in a window each attribute is known. */
export function readAccountQuality(ctx: Context, input: QualityQuery): Promise<AccountQuality> {
  return runQuery(ctx, { permission: "traffic.read", schema: QualityQuery, input }, async ({ window }) => {
    const now = ctx.clock();
    const since = sinceOf(window, now);
    const coverage = await readAccountCoverage(ctx.warehouse, dayOf(since));
    return {
      window,
      since: window === "all" ? null : since.toISOString(),
      described: coverage.totals.described,
      accounts: accountCoverage(coverage),
    };
  });
}
