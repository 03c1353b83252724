import type { Database } from "@/lib/db";
import type { KnownCampaign } from "../identity/match";

/** Every campaign that earlier runs found, the retired included: what comes back keeps its name. */
export async function readKnownCampaigns(db: Database): Promise<KnownCampaign[]> {
  const rows = await db.$queryRaw<{ id: string; accounts: string[] }[]>`
    select campaign_id::text as id, array_agg(account_id) as accounts from campaign_member group by campaign_id order by campaign_id`;
  return rows.map(({ id, accounts }) => ({ id, accounts: new Set(accounts) }));
}

/** Accounts in campaigns that a person judged to be evaluations; null when nobody has judged any. */
export async function readEvaluations(db: Database): Promise<ReadonlySet<string> | null> {
  const rows = await db.campaignMember.findMany({
    where: { campaign: { verdict: "evaluation", verdictBy: "analyst" } },
    select: { accountId: true },
  });
  return rows.length === 0 ? null : new Set(rows.map(({ accountId }) => accountId));
}

export async function readCodeNames(db: Database): Promise<Map<string, string>> {
  const rows = await db.campaign.findMany({ select: { id: true, codeName: true } });
  return new Map(rows.map((row) => [row.id, row.codeName]));
}
