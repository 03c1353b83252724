import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { forbiddenTransition, notFound, preconditionFailed } from "@/lib/kernel";
import type { FoundCampaign, ReplayCampaign, ReplayDiff, ReplayFlow, Verdict } from "../contract";
import { labelledAmong } from "./labelled";
import { type ComparedRuns, type FlowRow, readFlagged, readFlows } from "./replay-store";
import { type ComparedRun, foundOf, readComparedRun, readNumbers, readStatuses } from "./store";

const mostFlows = 200;

/**
 * What would change if a proposed version went live: the verdicts of its shadow run against those of the live version.
 * @throws `not_found`; `forbidden_transition` while the run is not complete
 */
export const readReplay = (ctx: Context, runId: string): Promise<ReplayDiff> =>
  runQuery(ctx, { permission: "campaign.read", schema: z.uuid(), input: runId }, async (id) => {
    const { before, after, runs } = await comparedRuns(ctx, id);
    const [flows, flagged, numbers, campaigns] = await Promise.all([
      readFlows(ctx.warehouse, runs),
      readFlagged(ctx.warehouse, runs),
      readNumbers(
        ctx.db,
        [before, after].flatMap(({ configurationId }) => configurationId ?? []),
      ),
      campaignsOf(ctx, before, after),
    ]);
    const side = (run: ComparedRun, accounts: number, core: number) => ({
      runId: run.id,
      // What is shipped has no row of its own until it is followed by another version: it is the first.
      number: numbers.get(run.configurationId ?? "") ?? (run.configurationId === null ? null : 1),
      campaigns: foundOf(run).length,
      flagged: accounts,
      flaggedCore: core,
      accounts: run.accounts,
      exchanges: Number(run.exchanges),
    });
    return {
      before: side(before, flagged.before, flagged.coreBefore),
      after: side(after, flagged.after, flagged.coreAfter),
      isSameData: dataOf(before) === dataOf(after),
      counts: countsOf(flows),
      flows: flows.slice(0, mostFlows).map((row) => flowOf(row, campaigns)),
      flowCount: flows.length,
      labelled: await labelledAmong(ctx, runs),
    };
  });

/** The two runs that a shadow run stands for. */
export async function comparedRuns(ctx: Context, id: string) {
  const after = await readComparedRun(ctx.db, id);
  if (!after?.shadow || after.baselineRunId === null) throw notFound("Shadow run", id);
  if (after.status !== "completed")
    throw forbiddenTransition(`The shadow run is ${after.status}; there is nothing to compare.`);
  const before = await readComparedRun(ctx.db, after.baselineRunId);
  if (!before)
    throw preconditionFailed("The run that it was compared with is gone: run the version in the shadow again.");
  const runs: ComparedRuns = { before_run: before.id, after_run: after.id };
  return { before, after, runs };
}

const dataOf = (run: ComparedRun): string =>
  [run.accounts, run.exchanges, run.windowFrom?.getTime(), run.windowTo?.getTime()].join(" ");

const countsOf = (flows: readonly FlowRow[]): ReplayDiff["counts"] => {
  const counts = { newly_flagged: 0, released: 0, moved: 0, changed: 0 };
  for (const { change, accounts } of flows) counts[change] += accounts;
  return counts;
};

export type Campaigns = (id: string, verdict: Verdict | "") => ReplayCampaign | null;

/** Campaigns of both runs by id, under the verdict that the asking side gives them. */
export async function campaignsOf(ctx: Context, before: ComparedRun, after: ComparedRun): Promise<Campaigns> {
  const found = new Map<string, FoundCampaign>([...foundOf(before), ...foundOf(after)].map((one) => [one.id, one]));
  const statuses = await readStatuses(ctx.db, [...found.keys()]);
  return (id, verdict) => {
    if (id === "" || verdict === "") return null;
    return { id, codeName: found.get(id)?.codeName ?? id, verdict, status: statuses.get(id) ?? null };
  };
}

const flowOf = (row: FlowRow, campaign: Campaigns): ReplayFlow => ({
  change: row.change,
  from: campaign(row.from, row.fromVerdict),
  to: campaign(row.to, row.toVerdict),
  accounts: row.accounts,
  coreBefore: row.coreBefore,
  coreAfter: row.coreAfter,
});
