import type { Database } from "@/lib/db";
import type { Warehouse } from "@/lib/warehouse";

/** Where an account that is a member of anything stands. */
export interface Standing {
  accountId: string;
  /** Member of a campaign that accuses and that is not dismissed. */
  flagged: boolean;
  dismissed: boolean;
  /** What an analyst said of it in such a campaign. */
  saidOperated: boolean;
  saidCompromised: boolean;
  saidInnocent: boolean;
  /** Nats of membership above what was asked, in the campaign where that is most. */
  margin: number | null;
}

/** All members of campaigns that are still found or that people decided. */
export const readStandings = (db: Database): Promise<Standing[]> =>
  db.$queryRaw<Standing[]>`
    select m.account_id as "accountId", bool_or(m.accuses) as flagged, bool_or(m.status = 'dismissed') as dismissed,
      bool_or(m.said and m.disposition = 'operated') as "saidOperated",
      bool_or(m.said and m.disposition = 'compromised') as "saidCompromised",
      bool_or(m.said and m.disposition in ('relay_customer', 'bystander')) as "saidInnocent",
      max(m.score - m.asked) filter (where m.accuses) as margin
    from (
      select m.account_id, m.score, m.disposition, c.status,
        c.status <> 'dismissed' and c.verdict not in ('shared_infrastructure', 'evaluation') as accuses,
        c.status <> 'dismissed' and c.verdict not in ('shared_infrastructure', 'evaluation')
          and m.disposition_by = 'analyst' as said,
        (c.explanation ->> 'membershipNats')::float8 as asked
      from campaign_member m join campaign c on c.id = m.campaign_id
      where c.retired_at is null or c.status <> 'open') m
    group by m.account_id order by m.account_id`;

const allAccounts = `SELECT account_id FROM account_current UNION DISTINCT SELECT account_id FROM account_day`;

export async function countAccounts(store: Warehouse): Promise<number> {
  const [row] = await store.rows<{ n: string }>(`SELECT count() AS n FROM (${allAccounts})`, {}, { background: true });
  return Number(row?.n ?? 0);
}

/** A page of all accounts in an order that the seed decides. */
export async function readShuffled(store: Warehouse, seed: number, from: number, limit: number): Promise<string[]> {
  const rows = await store.rows<{ id: string }>(
    `SELECT account_id AS id FROM (${allAccounts})
     ORDER BY sipHash64(toString({seed:UInt32}), account_id), account_id LIMIT {limit:UInt32} OFFSET {from:UInt32}`,
    { seed, from, limit },
    { background: true },
  );
  return rows.map(({ id }) => id);
}
