import type { Database } from "@/lib/db";
import { newId } from "@/lib/kernel";
import type { Countermeasure } from "@/prisma/generated/enums";

export const readMeasures = (tx: Database, decisionIds: readonly string[]) =>
  tx.decision.findMany({
    where: { id: { in: [...decisionIds] }, accountId: { not: null } },
    select: { id: true, kind: true, accountId: true, reversesId: true },
    orderBy: { sequence: "asc" },
  });

export const readEnforcements = (tx: Database, decisionIds: readonly string[]) =>
  tx.enforcement.findMany({ where: { decisionId: { in: [...decisionIds] } } });

export interface Request {
  decisionId: string;
  accountId: string;
  countermeasure: Countermeasure;
}

/** Asks once for each decision, however often it is told. Returns how many are new. */
export async function insertRequests(tx: Database, requests: readonly Request[], requestedAt: Date): Promise<number> {
  const created = await tx.enforcement.createMany({
    data: requests.map((request) => ({ ...request, id: newId(), requestedAt })),
    skipDuplicates: true,
  });
  return created.count;
}

/** What was never sent need not be sent any more. */
export async function cancelUnsent(tx: Database, decisionIds: readonly string[]): Promise<void> {
  await tx.enforcement.updateMany({
    where: { decisionId: { in: [...decisionIds] }, state: "requested" },
    data: { state: "cancelled" },
  });
}
