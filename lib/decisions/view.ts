import type { Database } from "@/lib/db";
import { type DecisionKind, type DecisionView, Policy } from "./contract";
import { type DecisionRow, readEnforcementStates, readReversals } from "./store/decisions";

/** Decisions that ask something of the gateway. */
const atGateway: readonly DecisionKind[] = ["ban", "revoke_key"];

export function viewOf(
  row: DecisionRow,
  reversedById: string | null,
  state: DecisionView["enforcement"],
): DecisionView {
  return {
    id: row.id,
    kind: row.kind,
    at: row.at.toISOString(),
    actor: { type: row.actorType, id: row.actorId, name: row.actorName },
    campaignId: row.campaignId,
    batchId: row.batchId,
    accountId: row.accountId,
    verdict: row.verdict,
    disposition: row.disposition,
    policy: row.policy === null ? null : Policy.parse(row.policy),
    reason: row.reason,
    innocentExplanation: row.innocentExplanation,
    reversesId: row.reversesId,
    reversedById,
    snapshotHash: row.snapshotHash,
    // The request is on its way from the moment of the decision: its event is of the same transaction.
    enforcement: state ?? (atGateway.includes(row.kind) ? "requested" : null),
  };
}

export async function viewsOf(db: Database, rows: readonly DecisionRow[]): Promise<DecisionView[]> {
  const ids = rows.map((row) => row.id);
  const [reversals, states] = await Promise.all([readReversals(db, ids), readEnforcementStates(db, ids)]);
  return rows.map((row) => viewOf(row, reversals.get(row.id) ?? null, states.get(row.id) ?? null));
}
