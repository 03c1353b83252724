import type { Database } from "@/lib/db";
import { type DecisionView, Policy, Recommended } from "./contract";
import { type DecisionRow, readEnforcementStates, readReversals } from "./store/decisions";

/** Decisions with what became of them: who reversed them, how far they are at the gateway. */
export async function viewDecisions(db: Database, rows: readonly DecisionRow[]): Promise<DecisionView[]> {
  const ids = rows.map(({ id }) => id);
  const [reversals, enforcement] = await Promise.all([readReversals(db, ids), readEnforcementStates(db, ids)]);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    at: row.at.toISOString(),
    actor: { type: row.actorType, id: row.actorId, name: row.actorName },
    campaignId: row.campaignId,
    batchId: row.batchId,
    accountId: row.accountId,
    verdict: row.verdict,
    disposition: row.disposition,
    policy: Policy.nullable().catch(null).parse(row.policy),
    parameters: row.parameters as Record<string, unknown> | null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    disclosure: row.disclosure,
    part: row.keyId ?? row.endUserId,
    recommended: Recommended.nullable().catch(null).parse(row.recommended),
    proposalId: row.proposalId,
    automated: row.automated,
    reason: row.reason,
    innocentExplanation: row.innocentExplanation,
    reversesId: row.reversesId,
    reversedById: reversals.get(row.id) ?? null,
    snapshotHash: row.snapshotHash,
    enforcement: enforcement.get(row.id) ?? null,
  }));
}
