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
  /** One decision each; undefined when the campaign as a whole is the subject. */
  accountIds?: readonly string[];
  /** The decision that each reverses, by account, where that differs. */
  reverses?: ReadonlyMap<string | null, string>;
  skipped?: DecisionOutcome["skipped"];
}

/** Accounts whose own pages are woken by name; larger acts wake the campaign's. */
const mostWoken = 50;
/** Decisions that are shown right away; an act on a whole core is longer than anybody reads. */
const mostShown = 200;

/** Writes the decisions of one act, its event and its one audit record, and shows them. */
export async function takeDecisions(scope: CommandScope<unknown>, act: Act): Promise<DecisionOutcome> {
  const { tx, ctx, now, record } = scope;
  const { accountIds, skipped = [] } = act;
  const batchId = accountIds !== undefined && accountIds.length > 1 ? newId() : null;
  const rows = (accountIds ?? [null]).map(
    (accountId): NewDecision => ({
      ...act.shared,
      id: newId(),
      campaignId: act.campaignId,
      campaignVersion: act.campaignVersion,
      snapshotHash: act.snapshotHash,
      batchId,
      accountId,
      ...(act.reverses === undefined ? {} : { reversesId: act.reverses.get(accountId) }),
    }),
  );
  await insertDecisions(tx, rows, ctx.actor, now);
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
      skipped: skipped.length,
      snapshotHash: act.snapshotHash,
    },
    live: [
      { topic: "campaign", subjectId: act.campaignId },
      ...(accountIds ?? []).slice(0, mostWoken).map((subjectId) => ({ topic: "account", subjectId })),
    ],
  });
  const shown = await readDecisions(tx, { ids: ids.slice(0, mostShown) }, mostShown);
  const decisions = await viewDecisions(tx, shown.reverse());
  return { decisions, taken: ids.length, batchId, skipped, campaignVersion: act.campaignVersion };
}
