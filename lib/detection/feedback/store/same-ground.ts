import type { Database } from "@/lib/db";
import type { Warehouse } from "@/lib/warehouse";
import type { Family } from "../../vocabulary";

/** Runs that campaigns which are found now, or that people decided, were last found by. */
export async function readCurrentRuns(db: Database): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select distinct run_id::text as id from campaign where retired_at is null or status = 'confirmed'`;
  return rows.map(({ id }) => id);
}

export interface SharedGround {
  accountId: string;
  campaignId: string;
  values: number;
  families: Family[];
  /** Nats that the values add to its membership. */
  shared: number;
}

/** Other members whose evidence counts values that count for the given account as well. */
export const readSharedGround = (
  store: Warehouse,
  runs: readonly string[],
  accountId: string,
): Promise<SharedGround[]> =>
  store.rows<SharedGround>(
    `SELECT account_id AS accountId, toString(campaign_id) AS campaignId, toUInt32(count()) AS values,
       arraySort(groupUniqArray(toString(family))) AS families, sum(nats) AS shared
     FROM (SELECT campaign_id, account_id, any(family) AS family, kind, value, max(counts) AS nats FROM campaign_incidence
           WHERE run_id IN {runs:Array(UUID)} AND counts > 0 AND account_id != {accountId:String} AND (kind, value) IN (
             SELECT kind, value FROM campaign_incidence
             WHERE run_id IN {runs:Array(UUID)} AND counts > 0 AND account_id = {accountId:String})
           GROUP BY campaign_id, account_id, kind, value)
     GROUP BY campaign_id, account_id`,
    { runs: [...runs], accountId },
  );

export interface MemberGround {
  accountId: string;
  campaignId: string;
  codeName: string;
  score: number;
  asked: number;
}

/** What some members' evidence comes to, and what is asked of them. */
export async function readMemberGround(db: Database, campaignIds: readonly string[], accountIds: readonly string[]) {
  const rows = await db.$queryRaw<MemberGround[]>`
    select m.account_id as "accountId", m.campaign_id::text as "campaignId", c.code_name as "codeName", m.score,
      coalesce((c.explanation ->> 'membershipNats')::float8, 0) as asked
    from campaign_member m join campaign c on c.id = m.campaign_id
    where m.campaign_id = any(${[...campaignIds]}::uuid[]) and m.account_id = any(${[...accountIds]}::text[])
      and c.status <> 'dismissed'`;
  return new Map(rows.map((row) => [`${row.campaignId}/${row.accountId}`, row]));
}
