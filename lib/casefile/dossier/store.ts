import type { Database } from "@/lib/db";
import type { Warehouse } from "@/lib/warehouse";
import type { MemberCount } from "./contract";

/** Members by tier, disposition and standing, the core first and the most of each first. */
export const countMembers = (db: Database, campaignId: string): Promise<MemberCount[]> =>
  db.$queryRaw<MemberCount[]>`
    select m.tier::text as tier, m.disposition::text as disposition, coalesce(f.standing::text, 'active') as standing,
      count(*)::int as accounts
    from campaign_member m left join flagged_account f on f.account_id = m.account_id
    where m.campaign_id = ${campaignId}::uuid
    group by 1, 2, 3 order by m.tier::text desc, 4 desc, 2, 3`;

/** Where the record stands: how many entries, and the hash of the last. */
export async function readAuditHead(db: Database): Promise<{ sequence: number; hash: string }> {
  const head = await db.auditHead.findUniqueOrThrow({ where: { id: 1 } });
  return { sequence: Number(head.sequence), hash: Buffer.from(head.hash).toString("hex") };
}

/** Which of some words are ids of accounts that anything is stored about. */
export async function readKnownIds(warehouse: Warehouse, words: readonly string[]): Promise<string[]> {
  if (words.length === 0) return [];
  const rows = await warehouse.rows<{ id: string }>(
    `SELECT DISTINCT account_id AS id FROM account_month WHERE account_id IN {words:Array(String)}
     UNION DISTINCT SELECT DISTINCT account_id AS id FROM account_current WHERE account_id IN {words:Array(String)}`,
    { words },
  );
  return rows.map(({ id }) => id);
}
