import type { Database } from "@/lib/db";

export interface CampaignName {
  id: string;
  codeName: string;
}

/** Campaigns that detection still finds, by name. */
export const readCampaignNames = (db: Database): Promise<CampaignName[]> =>
  db.campaign.findMany({
    where: { retiredAt: null },
    select: { id: true, codeName: true },
    orderBy: { codeName: "asc" },
  });

/**
 * Members of some campaigns, each once: in the campaign that it is core of, and of several such in the one with the most evidence
 * against it. As one text, since there are tens of thousands.
 */
export async function readMembers(
  db: Database,
  campaignIds: readonly string[],
): Promise<{ accountId: string; campaignId: string }[]> {
  const [row] = await db.$queryRaw<{ members: string }[]>`
    select coalesce(json_agg(json_build_array(account_id, campaign_id)), '[]')::text as members from (
      select distinct on (account_id) account_id, campaign_id from campaign_member
      where campaign_id = any(${[...campaignIds]}::uuid[])
      order by account_id, (tier = 'core') desc, score desc, campaign_id) as one`;
  const members: [string, string][] = JSON.parse(row?.members ?? "[]");
  return members.map(([accountId, campaignId]) => ({ accountId, campaignId }));
}
