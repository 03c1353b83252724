import type { Database } from "@/lib/db";
import type { Disposition } from "@/lib/detection/contract";

/** A member that is in several of some campaigns, with what a person said of it there. */
export interface SharedMember {
  accountId: string;
  campaignId: string;
  disposition: Disposition;
  isSaid: boolean;
}

/** Members that are in more than one of some campaigns. */
export const readSharedMembers = (db: Database, campaignIds: readonly string[]): Promise<SharedMember[]> =>
  db.$queryRaw<SharedMember[]>`
    select m.account_id as "accountId", m.campaign_id::text as "campaignId", m.disposition::text,
      m.disposition_by = 'analyst' as "isSaid"
    from campaign_member m where m.campaign_id = any(${[...campaignIds]}::uuid[]) and m.account_id in (
      select account_id from campaign_member where campaign_id = any(${[...campaignIds]}::uuid[])
      group by account_id having count(*) > 1)
    order by m.account_id, m.campaign_id`;

/** The order of the last words that people said about members and nobody took back, by campaign and account. */
export async function readLastWords(
  db: Database,
  campaignIds: readonly string[],
  accountIds: readonly string[],
): Promise<Map<string, bigint>> {
  const rows = await db.$queryRaw<{ key: string; last: bigint }[]>`
    select d.campaign_id || '/' || d.account_id as key, max(d.sequence) as last from decision d
    where d.campaign_id = any(${[...campaignIds]}::uuid[]) and d.account_id = any(${[...accountIds]}::text[])
      and d.kind = 'set_disposition' and not exists (select from decision r where r.reverses_id = d.id)
    group by d.campaign_id, d.account_id`;
  return new Map(rows.map(({ key, last }) => [key, last]));
}

export interface CampaignFigures {
  id: string;
  codeName: string;
  version: number;
  status: "open" | "confirmed" | "dismissed";
  retiredAt: Date | null;
  accounts: number;
  coreAccounts: number;
  said: number;
  decisions: number;
  measures: number;
}

/** What there is of some campaigns: members with a person's word, and decisions that stand. */
export const readFigures = (db: Database, campaignIds: readonly string[]): Promise<CampaignFigures[]> =>
  db.$queryRaw<CampaignFigures[]>`
    select c.id::text, c.code_name as "codeName", c.version, c.status::text, c.retired_at as "retiredAt", c.accounts,
      c.core_accounts as "coreAccounts",
      (select count(*)::int from campaign_member m where m.campaign_id = c.id and m.disposition_by = 'analyst') as said,
      (select count(*)::int from decision d where d.campaign_id = c.id and d.kind <> 'reverse'
        and not exists (select from decision r where r.reverses_id = d.id)) as decisions,
      (select count(*)::int from decision d where d.campaign_id = c.id and d.kind in ('ban', 'revoke_key')
        and not exists (select from decision r where r.reverses_id = d.id)) as measures
    from campaign c where c.id = any(${[...campaignIds]}::uuid[]) order by c.accounts desc, c.id`;

export interface SplitFigures {
  given: number;
  core: number;
  said: number;
  measures: number;
  left: number;
  leftCore: number;
}

/** What a split of some accounts would take and leave. */
export async function readSplitFigures(
  db: Database,
  campaignId: string,
  accountIds: readonly string[],
): Promise<SplitFigures> {
  const [row] = await db.$queryRaw<SplitFigures[]>`
    with named as (select m.*, m.account_id = any(${[...accountIds]}::text[]) as is_given
      from campaign_member m where m.campaign_id = ${campaignId}::uuid)
    select (count(*) filter (where is_given))::int as given,
      (count(*) filter (where is_given and tier = 'core'))::int as core,
      (count(*) filter (where is_given and disposition_by = 'analyst'))::int as said,
      (count(*) filter (where is_given and exists (select from flagged_account f
        where f.account_id = named.account_id and f.standing <> 'active')))::int as measures,
      (count(*) filter (where not is_given))::int as left,
      (count(*) filter (where not is_given and tier = 'core'))::int as "leftCore"
    from named`;
  return row ?? { given: 0, core: 0, said: 0, measures: 0, left: 0, leftCore: 0 };
}

/** Those of some accounts that are no members. */
export async function readStrangers(
  db: Database,
  campaignId: string,
  accountIds: readonly string[],
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select id from unnest(${[...accountIds]}::text[]) as id where not exists (
      select from campaign_member m where m.campaign_id = ${campaignId}::uuid and m.account_id = id) order by id`;
  return rows.map(({ id }) => id);
}

/** Decisions on a campaign that nobody has taken back. */
export const countStandingDecisions = async (db: Database, campaignId: string): Promise<number> =>
  (await readFigures(db, [campaignId]))[0]?.decisions ?? 0;
