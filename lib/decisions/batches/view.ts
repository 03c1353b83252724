import type { Database } from "@/lib/db";
import { Policy } from "../kinds";
import { type BatchItemRow, type BatchRow, readCodeNames, readInverse, readNextDue } from "../store/batches";
import { type BatchItemView, BatchPlan, type BatchView } from "./contract";

export async function viewBatches(db: Database, rows: readonly BatchRow[]): Promise<BatchView[]> {
  const ids = rows.map(({ id }) => id);
  const [names, inverses, next] = await Promise.all([
    readCodeNames(
      db,
      rows.map(({ campaignId }) => campaignId),
    ),
    readInverse(db, ids),
    readNextDue(db, ids),
  ]);
  const inverseOf = new Map(inverses.map(({ id, inverseOfId }) => [inverseOfId, id]));
  return rows.map((row) => {
    const shared = row.shared as { policy?: string; reason: string };
    return {
      ...{ id: row.id, campaignId: row.campaignId, campaign: names.get(row.campaignId) ?? "", kind: row.kind },
      policy: Policy.nullable()
        .catch(null)
        .parse(shared.policy ?? null),
      ...{ reason: shared.reason, proposalId: row.proposalId, inverseOfId: row.inverseOfId },
      inverseId: inverseOf.get(row.id) ?? null,
      ...{ state: row.state, accounts: row.accounts, done: row.done, skipped: row.skipped },
      plan: BatchPlan.parse(row.plan),
      nextAt: next.get(row.id)?.toISOString() ?? null,
      ...{ stopReason: row.stopReason, by: row.createdByName, createdAt: row.createdAt.toISOString() },
      finishedAt: row.finishedAt?.toISOString() ?? null,
    };
  });
}

export const batchItemView = (row: BatchItemRow): BatchItemView => ({
  ...{ position: row.position, accountId: row.accountId, part: row.part, canary: row.canary },
  ...{ dueAt: row.dueAt.toISOString(), state: row.state, reason: row.reason, decisionId: row.decisionId },
});
