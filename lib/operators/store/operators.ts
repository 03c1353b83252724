import type { Database } from "@/lib/db";
import type { OperatorEvent } from "@/prisma/generated/client";

export interface Author {
  id: string;
  name: string;
}

export const readOperators = async (db: Database) =>
  db.operator.findMany({
    select: { id: true, codeName: true, _count: { select: { campaigns: true } } },
    orderBy: { codeName: "asc" },
  });

export const findOperator = (db: Database, id: string) => db.operator.findUnique({ where: { id } });

export const readOperator = (db: Database, id: string) => db.operator.findUniqueOrThrow({ where: { id } });

/** The operator that a campaign is said to be of; null when it is nobody's yet. */
export async function findOperatorOf(db: Database, campaignId: string) {
  const row = await db.operatorCampaign.findUnique({ where: { campaignId }, include: { operator: true } });
  return row?.operator ?? null;
}

export const readCampaignsOf = (db: Database, operatorId: string) =>
  db.campaign.findMany({
    where: { operator: { operatorId } },
    omit: { scoreTerms: true, explanation: true },
    orderBy: { firstSeen: "asc" },
  });

/** Ids in order, so that two sets compare by their text. */
export async function readCampaignIds(db: Database, operatorId: string): Promise<string[]> {
  const rows = await db.operatorCampaign.findMany({
    where: { operatorId },
    select: { campaignId: true },
    orderBy: { campaignId: "asc" },
  });
  return rows.map(({ campaignId }) => campaignId);
}

export const readEvents = (db: Database, operatorId: string): Promise<OperatorEvent[]> =>
  db.operatorEvent.findMany({ where: { operatorId }, orderBy: { id: "desc" } });

export async function readCodeNames(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.campaign.findMany({ where: { id: { in: [...ids] } }, select: { id: true, codeName: true } });
  return new Map(rows.map(({ id, codeName }) => [id, codeName]));
}

export const insertOperator = (tx: Database, operator: { id: string; codeName: string; author: Author; now: Date }) =>
  tx.operator.create({
    data: {
      ...{ id: operator.id, codeName: operator.codeName, createdAt: operator.now },
      ...{ createdById: operator.author.id, createdByName: operator.author.name },
    },
  });

/** Makes a campaign an operator's; false when it is some operator's already. */
export async function insertCampaign(
  tx: Database,
  operatorId: string,
  campaignId: string,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.operatorCampaign.createMany({
    data: [{ operatorId, campaignId, addedAt: now }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** False when it is not that operator's. */
export async function deleteCampaign(tx: Database, operatorId: string, campaignId: string): Promise<boolean> {
  const { count } = await tx.operatorCampaign.deleteMany({ where: { operatorId, campaignId } });
  return count === 1;
}

export const insertEvent = (tx: Database, event: OperatorEvent) => tx.operatorEvent.create({ data: event });
