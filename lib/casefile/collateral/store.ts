import type { Database } from "@/lib/db";

/** What carries measures out, by name. */
export async function readConnectorNames(db: Database): Promise<string[]> {
  const rows = await db.enforcementConnector.findMany({
    where: { enabled: true },
    select: { name: true },
    orderBy: { name: "asc" },
  });
  return rows.map(({ name }) => name);
}

/** Everybody in a campaign, core and associated. */
export async function readCampaignMembers(db: Database, campaignId: string): Promise<string[]> {
  const rows = await db.campaignMember.findMany({ where: { campaignId }, select: { accountId: true } });
  return rows.map(({ accountId }) => accountId);
}
