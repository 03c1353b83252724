import type { Database } from "@/lib/db";
import { notFound } from "@/lib/kernel";
import type { Sealed } from "../snapshot/seal";

/** What of a campaign's row is evidence: not its version, nor when it was last written. */
export async function readCampaignRow(db: Database, id: string) {
  const row = await db.campaign.findUnique({
    where: { id },
    include: { run: { select: { configurationHash: true } } },
  });
  if (!row) throw notFound("Campaign", id);
  const { version: _, createdAt: __, updatedAt: ___, exchanges, extractionExchanges, run, ...rest } = row;
  return {
    ...rest,
    exchanges: Number(exchanges),
    extractionExchanges: Number(extractionExchanges),
    configurationHash: run.configurationHash,
  };
}

export async function readMemberRows(db: Database, campaignId: string, accountIds?: readonly string[]) {
  const rows = await db.campaignMember.findMany({
    where: { campaignId, ...(accountIds === undefined ? {} : { accountId: { in: [...accountIds] } }) },
    orderBy: { accountId: "asc" },
  });
  return rows.map(({ campaignId: _, exchanges, extractionExchanges, ...member }) => ({
    ...member,
    exchanges: Number(exchanges),
    extractionExchanges: Number(extractionExchanges),
  }));
}

export async function readCampaignEvidence(db: Database, campaignId: string) {
  const rows = await db.campaignEvidence.findMany({
    where: { campaignId },
    orderBy: [{ weight: "desc" }, { id: "asc" }],
  });
  return rows.map(({ campaignId: _, id: __, ...fact }) => fact);
}

export async function insertSnapshot(tx: Database, sealed: Sealed): Promise<void> {
  await tx.evidenceSnapshot.createMany({ data: [sealed], skipDuplicates: true });
}

export const findSnapshot = (db: Database, decisionId: string) =>
  db.decision.findUnique({ where: { id: decisionId }, select: { snapshotHash: true, campaignId: true } });

export const readSealed = (db: Database, hash: string) => db.evidenceSnapshot.findUnique({ where: { hash } });
