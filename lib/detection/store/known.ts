import type { Database } from "@/lib/db";
import type { KnownEndUserCampaign } from "../end-users/name";
import type { KnownCampaign } from "../identity/match";

/**
 * Every campaign of linked accounts that earlier runs found, the retired included: what comes back keeps its name. One that a person
 * opened is left as it is; what a run finds of its accounts is a campaign of its own. One that a person merged into another ended.
 */
export async function readKnownCampaigns(db: Database): Promise<KnownCampaign[]> {
  const rows = await db.$queryRaw<{ id: string; accounts: string[] }[]>`
    select campaign_id::text as id, array_agg(account_id) as accounts from campaign_member m
    where not exists (
      select from campaign c where c.id = m.campaign_id and (c.thread_id is not null or c.ended_by_id is not null
        or jsonb_typeof(c.explanation -> 'endUsers') = 'object'))
    group by campaign_id order by campaign_id`;
  return rows.map(({ id, accounts }) => ({ id, accounts: new Set(accounts) }));
}

/** Every campaign behind end users that earlier runs found, the retired included. */
export async function readKnownEndUserCampaigns(db: Database): Promise<KnownEndUserCampaign[]> {
  const rows = await db.$queryRaw<{ id: string; codeName: string; accounts: string[]; isDismissed: boolean }[]>`
    select c.id::text, c.code_name as "codeName", c.status = 'dismissed' as "isDismissed",
      array(select m.account_id from campaign_member m where m.campaign_id = c.id) as accounts
    from campaign c where jsonb_typeof(c.explanation -> 'endUsers') = 'object' order by c.id`;
  return rows.map((row) => ({ ...row, accounts: new Set(row.accounts) }));
}

/** Accounts in campaigns that a person judged to be evaluations; null when nobody has judged any. */
export async function readEvaluations(db: Database): Promise<ReadonlySet<string> | null> {
  const rows = await db.campaignMember.findMany({
    where: { campaign: { verdict: "evaluation", verdictBy: "analyst", endedById: null } },
    select: { accountId: true },
  });
  return rows.length === 0 ? null : new Set(rows.map(({ accountId }) => accountId));
}

export async function readCodeNames(db: Database): Promise<Map<string, string>> {
  const rows = await db.campaign.findMany({ select: { id: true, codeName: true } });
  return new Map(rows.map((row) => [row.id, row.codeName]));
}

/** Which of some accounts a person said to have no part in what they were found in. */
export async function readClearedAmong(db: Database, accountIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.campaignMember.findMany({
    where: {
      accountId: { in: [...accountIds] },
      campaign: { endedById: null },
      dispositionBy: "analyst",
      disposition: { in: ["bystander", "relay_customer"] },
    },
    select: { accountId: true },
  });
  return new Set(rows.map(({ accountId }) => accountId));
}
