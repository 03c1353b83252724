import type { CommandScope } from "@/lib/command";
import type { Prisma } from "@/prisma/generated/client";
import type { Taking } from "../measures/carry-out";
import { insertBatch } from "../store/batches";
import { readSubjectsOfDecisions } from "../store/decisions";
import type { Written } from "../take-decisions";

/**
 * Keeps an act that was carried out at once as a batch like any other, with an item for each account that it reached and each that the
 * rules spared, so that it is listed and can be taken back whole.
 */
export async function keepBatch(
  { tx, now }: CommandScope<unknown>,
  taking: Taking,
  { outcome, decisionIds }: Written,
): Promise<void> {
  const { skipped } = outcome;
  const decided = await readSubjectsOfDecisions(tx, decisionIds);
  await insertBatch(
    tx,
    {
      ...{ id: taking.batchId, campaignId: taking.campaign.id, kind: taking.kind, subject: taking.of },
      shared: taking.shared as Prisma.InputJsonObject,
      ...{ proposalId: taking.proposalId, snapshotHash: taking.snapshotHash, plan: {}, state: "completed" },
      ...{ accounts: decided.length + skipped.length, done: decided.length, skipped: skipped.length },
      ...{ createdAt: now, finishedAt: now },
      ...{ createdByType: taking.by.type, createdById: taking.by.id, createdByName: taking.by.name },
    },
    [
      ...decided.map((decision) => ({
        ...{ accountId: decision.accountId ?? "", part: decision.keyId ?? decision.endUserId ?? "" },
        ...{ state: "done" as const, decisionId: decision.id },
      })),
      ...skipped.map(({ accountId, reason }) => ({ accountId, reason, state: "skipped" as const })),
    ].map((item, position) => ({ ...item, position, dueAt: now })),
  );
}
