import type { Database } from "@/lib/db";
import type { CampaignRow, VerdictRow } from "../contract";

export const pageSize = 5_000;

/** A page of members of found campaigns after a place, by campaign and account. */
export async function readVerdictPage(
  db: Database,
  after: { campaignId: string; accountId: string } | undefined,
): Promise<VerdictRow[]> {
  const rows = await db.campaignMember.findMany({
    where: { campaign: { retiredAt: null } },
    orderBy: [{ campaignId: "asc" }, { accountId: "asc" }],
    include: { campaign: { select: { verdict: true, verdictBy: true } } },
    take: pageSize,
    ...(after ? { cursor: { campaignId_accountId: after }, skip: 1 } : {}),
  });
  return rows.map((row) => ({
    account_id: row.accountId,
    campaign_id: row.campaignId,
    tier: row.tier,
    verdict: row.campaign.verdict,
    verdict_by: row.campaign.verdictBy,
    score: row.score,
    families: row.families as VerdictRow["families"],
    flagged_at: row.flaggedAt.toISOString(),
  }));
}

export async function readCampaignRows(db: Database): Promise<CampaignRow[]> {
  const rows = await db.campaign.findMany({ where: { retiredAt: null }, orderBy: [{ score: "desc" }, { id: "asc" }] });
  return rows.map((row) => ({
    campaign_id: row.id,
    verdict: row.verdict,
    accounts: row.accounts,
    core_accounts: row.coreAccounts,
    exchanges: Number(row.exchanges),
    first_seen: row.firstSeen.toISOString(),
    last_seen: row.lastSeen.toISOString(),
    score: row.score,
  }));
}
