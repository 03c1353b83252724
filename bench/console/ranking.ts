import { listMembers } from "@/lib/campaigns";
import { rankNeighbours } from "@/lib/detection";
import type { Bench } from "../bench";
import { type Finding, spreadOf } from "../measure";

/** Accounts that a thread has accepted, at its start and after a morning's work. */
const sizes = [3, 100];

/** How long it takes to say who comes next in a thread that grows in the largest campaign. */
export async function ranking(bench: Bench, campaignId: string): Promise<Finding[]> {
  const ctx = bench.context();
  const { rows } = await listMembers(ctx, { campaignId, tier: "core", limit: Math.max(...sizes) });
  const findings: Finding[] = [];
  for (const size of sizes) {
    const accounts = rows.slice(0, size).map(({ accountId }) => accountId);
    const taken: number[] = [];
    // The first asks for everything for the first time and is not counted.
    for (let run = 0; run <= bench.options.runs; run++) {
      const startedAt = performance.now();
      await rankNeighbours(ctx, { accounts });
      if (run > 0) taken.push(performance.now() - startedAt);
    }
    const what = `thread of ${accounts.length} accounts: who comes next`;
    findings.push({ area: "console", what, against: "", unit: "ms", value: spreadOf(taken), target: "≤ 100" });
  }
  return findings;
}
