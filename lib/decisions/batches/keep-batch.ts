import type { CommandScope } from "@/lib/command";
import { newId } from "@/lib/kernel";
import type { Prisma } from "@/prisma/generated/client";
import type { Taking } from "../measures/carry-out";
import { insertBatch } from "../store/batches";
import { readSubjectsOfDecisions } from "../store/decisions";
import type { Written } from "../take-decisions";

/** Keeps an act that was carried out at once as a batch like any other, so that it is listed and can be taken back whole. */
export async function keepBatch(
  { tx, now }: CommandScope<unknown>,
  taking: Taking,
  { outcome, decisionIds }: Written,
): Promise<void> {
  const accounts = decisionIds.length;
  const decided = await readSubjectsOfDecisions(tx, decisionIds);
  await insertBatch(
    tx,
    {
      ...{ id: outcome.batchId ?? newId(), campaignId: taking.campaign.id, kind: taking.kind, subject: taking.of },
      shared: taking.shared as Prisma.InputJsonObject,
      ...{ proposalId: taking.proposalId, snapshotHash: taking.snapshotHash, plan: {}, state: "completed" },
      ...{ accounts, done: accounts, skipped: outcome.skipped.length, createdAt: now, finishedAt: now },
      ...{ createdByType: taking.by.type, createdById: taking.by.id, createdByName: taking.by.name },
    },
    decided.map((decision, position) => ({
      ...{ position, accountId: decision.accountId ?? "", part: decision.keyId ?? decision.endUserId ?? "" },
      ...{ dueAt: now, state: "done" as const, decisionId: decision.id },
    })),
  );
}
