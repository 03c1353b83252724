import type { Actor } from "@/lib/auth";
import type { CommandScope } from "@/lib/command";
import { canonicalJson, newId } from "@/lib/kernel";
import type { DecisionOutcome } from "./contract";
import { merkleRoot } from "./merkle";
import { announceDecisions, insertDecisions, type NewDecision, readDecisions } from "./store/decisions";
import { viewDecisions } from "./view";

export interface Act {
  /** The audit record's action. */
  action: string;
  campaignId: string;
  campaignVersion: number;
  snapshotHash: string;
  /** What holds for every decision of the act. */
  shared: Pick<NewDecision, "kind" | "reason"> & Partial<NewDecision>;
  /** One decision each, with what differs from what is shared; undefined when the campaign as a whole is the subject. */
  subjects?: readonly ({ accountId: string } & Partial<NewDecision>)[];
  /** The batch that they belong to; a new one by default, where there is more than one. */
  batchId?: string | undefined;
  /** In whose name; who acts, by default. */
  by?: Pick<Actor, "type" | "id" | "name">;
  skipped?: DecisionOutcome["skipped"];
}

export interface Written {
  outcome: DecisionOutcome;
  decisionIds: string[];
}

/** Decisions by the step that was recommended where another was taken; `none` where the rules allowed no step. */
const departuresAmong = (rows: readonly NewDecision[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { recommended } of rows) {
    if (!recommended?.departs) continue;
    const step = recommended.step?.kind ?? "none";
    counts[step] = (counts[step] ?? 0) + 1;
  }
  return counts;
};

/** Accounts whose own pages are woken by name; larger acts wake the campaign's. */
const mostWoken = 50;
/** Decisions that are shown right away; an act on a whole core is longer than anybody reads. */
const mostShown = 200;

/** Writes the decisions of one act, its event and its one audit record, and shows them. */
export const takeDecisions = async (scope: CommandScope<unknown>, act: Act): Promise<DecisionOutcome> =>
  (await writeDecisions(scope, act)).outcome;

/** The same, with the ids of all decisions in the order of the subjects. */
export async function writeDecisions(scope: CommandScope<unknown>, act: Act): Promise<Written> {
  const { tx, ctx, now, record } = scope;
  const { subjects, skipped = [] } = act;
  const batchId = act.batchId ?? (subjects !== undefined && subjects.length > 1 ? newId() : null);
  const rows = (subjects ?? [{ accountId: null }]).map(
    (subject): NewDecision => ({
      ...act.shared,
      id: newId(),
      campaignId: act.campaignId,
      campaignVersion: act.campaignVersion,
      snapshotHash: act.snapshotHash,
      batchId,
      ...subject,
    }),
  );
  await insertDecisions(tx, rows, act.by ?? ctx.actor, now);
  const ids = rows.map(({ id }) => id);
  await announceDecisions(tx, newId(), { decisionIds: ids });
  record({
    action: act.action,
    subject: { type: "campaign", id: act.campaignId },
    detail: {
      decisions: rows.length,
      ...(rows.length === 1 ? { decisionId: ids[0], accountId: rows[0]?.accountId } : { batchId }),
      // The results themselves are in the decisions; the root proves that none was added, changed or left out.
      results: merkleRoot(rows.map((row) => canonicalJson(row))),
      ...(rows.some(({ recommended }) => recommended?.departs) ? { departures: departuresAmong(rows) } : {}),
      skipped: skipped.length,
      snapshotHash: act.snapshotHash,
    },
    live: [
      { topic: "campaign", subjectId: act.campaignId },
      ...(subjects ?? []).slice(0, mostWoken).map(({ accountId }) => ({ topic: "account", subjectId: accountId })),
    ],
  });
  const shown = await readDecisions(tx, { ids: ids.slice(0, mostShown) }, mostShown);
  const decisions = await viewDecisions(tx, shown.reverse());
  const { campaignVersion } = act;
  return { outcome: { decisions, taken: ids.length, batchId, skipped, campaignVersion }, decisionIds: ids };
}
