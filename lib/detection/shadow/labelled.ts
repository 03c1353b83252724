import type { Context } from "@/lib/command";
import { readStandingLabels } from "../audit-sample/store/labels";
import type { ReplayDiff } from "../contract";
import { type ComparedRuns, readReplayRows } from "./replay-store";

/** Accounts that people have judged blind among those that change, by what they were judged to be. */
export async function labelledAmong(ctx: Context, runs: ComparedRuns): Promise<ReplayDiff["labelled"]> {
  const labels = await readStandingLabels(ctx.db);
  const accountIds = [...labels.keys()];
  if (accountIds.length === 0) return [];
  const filter = { change: undefined, campaignId: undefined, accountIds, after: "", limit: accountIds.length };
  const counts = new Map<string, ReplayDiff["labelled"][number]>();
  for (const { accountId, change } of await readReplayRows(ctx.warehouse, runs, filter)) {
    const label = labels.get(accountId) ?? "unsure";
    const known = counts.get(`${change} ${label}`) ?? { change, label, accounts: 0 };
    counts.set(`${change} ${label}`, { ...known, accounts: known.accounts + 1 });
  }
  return [...counts.values()];
}
