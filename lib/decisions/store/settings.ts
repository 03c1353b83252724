import type { Database } from "@/lib/db";
import { day } from "@/lib/kernel";
import type { Prisma } from "@/prisma/generated/client";
import { restrictingKinds } from "../kinds";

export const readDecisionSettings = async (db: Database) => {
  const { blastRadius, approvalHours, sampleSize } = await db.decisionSettings.findUniqueOrThrow({ where: { id: 1 } });
  return { blastRadius, approvalHours, sampleSize };
};

/** Accounts of a campaign that somebody acted on within a day without a second person. */
export const countUnapproved = (db: Database, actorId: string, campaignId: string, now: Date): Promise<number> =>
  db.decision.count({
    where: {
      ...{ actorId, campaignId, proposalId: null, standingOrderId: null },
      kind: { in: [...restrictingKinds] },
      at: { gt: new Date(now.getTime() - day) },
    },
  });

export async function writeDecisionSettings(
  tx: Database,
  settings: Omit<Prisma.DecisionSettingsUncheckedCreateInput, "id">,
): Promise<void> {
  await tx.decisionSettings.update({ where: { id: 1 }, data: settings });
}
