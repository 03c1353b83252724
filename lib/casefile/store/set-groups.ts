import type { Database } from "@/lib/db";
import type { Disposition } from "@/lib/detection/contract";

export interface SetGroupRow {
  campaignId: string;
  accountIds: string[];
  dispositions: Partial<Record<Disposition, number>>;
}

/** A set's members by the campaigns that they are in and that the latest run finds, the largest group first. */
export async function readSetGroups(db: Database, setId: string): Promise<SetGroupRow[]> {
  // Ids travel as one text: a group has tens of thousands.
  const rows = await db.$queryRaw<{ campaignId: string; ids: string; dispositions: SetGroupRow["dispositions"] }[]>`
    with member as (
      select c.campaign_id, c.account_id, c.disposition from set_member s
      join campaign_member c on c.account_id = s.account_id
      join campaign on campaign.id = c.campaign_id and campaign.retired_at is null
      where s.set_id = ${setId}::uuid
    ), counted as (
      select campaign_id, disposition, count(*)::int as accounts from member group by campaign_id, disposition
    )
    select campaign_id::text as "campaignId", json_agg(account_id order by account_id)::text as ids,
      (select json_object_agg(disposition, accounts) from counted where counted.campaign_id = member.campaign_id) as dispositions
    from member group by campaign_id order by count(*) desc, campaign_id`;
  return rows.map(({ ids, ...row }) => ({ ...row, accountIds: JSON.parse(ids) }));
}

/** Members of a set that are in no campaign that the latest run finds: how many, and the first by their ids. */
export async function readSetOutside(
  db: Database,
  setId: string,
  limit: number,
): Promise<{ accounts: number; ids: string[] }> {
  const rows = await db.$queryRaw<{ id: string; accounts: number }[]>`
    select s.account_id as id, (count(*) over ())::int as accounts from set_member s
    where s.set_id = ${setId}::uuid and not exists (
      select 1 from campaign_member c join campaign on campaign.id = c.campaign_id and campaign.retired_at is null
      where c.account_id = s.account_id)
    order by s.account_id limit ${limit}`;
  return { accounts: rows[0]?.accounts ?? 0, ids: rows.map(({ id }) => id) };
}
