import { foundInnocent, foundOperated } from "@/lib/campaigns";
import type { Database } from "@/lib/db";

export interface Precision {
  partnerId: string;
  matched: number;
  judged: number;
  operated: number;
}

/** Of each partner: own accounts that hold any of its indicators, those of them that a person judged, and those found operated. */
export const readPrecision = (db: Database, partnerIds: readonly string[]): Promise<Precision[]> =>
  db.$queryRaw<Precision[]>`
    with matched as (
      select distinct i.partner_id, m.account_id from inbound_match m join inbound_indicator i on i.id = m.indicator_id
      where i.partner_id = any(${[...partnerIds]}::uuid[])),
    said as (
      select matched.partner_id, matched.account_id, ${foundOperated} as operated, ${foundInnocent} as innocent
      from matched left join (campaign_member cm join campaign c on c.id = cm.campaign_id and c.ended_by_id is null)
        on cm.account_id = matched.account_id
      group by 1, 2)
    select partner_id::text as "partnerId", count(*)::int as matched, count(*) filter (where operated or innocent)::int as judged,
      count(*) filter (where operated and not coalesce(innocent, false))::int as operated
    from said group by partner_id`;

export const latestPrecision = (db: Database, partnerId: string) =>
  db.partnerPrecision.findFirst({ where: { partnerId }, orderBy: { at: "desc" } });

export const insertPrecision = (tx: Database, { partnerId, ...counts }: Precision, at: Date) =>
  tx.partnerPrecision.create({ data: { partnerId, ...counts, at } });

export const readHistory = (db: Database, partnerIds: readonly string[], limit: number) =>
  db.partnerPrecision.findMany({ where: { partnerId: { in: [...partnerIds] } }, orderBy: { at: "desc" }, take: limit });

/** Partners that anything came from, or whose key is held. */
export const readSenders = (db: Database) =>
  db.$queryRaw<{ id: string; name: string; indicators: number; accepted: number; keyIds: string[] }[]>`
    select p.id::text, p.name,
      (select count(*)::int from inbound_indicator i where i.partner_id = p.id) as indicators,
      (select count(*)::int from inbound_indicator i where i.partner_id = p.id and i.state = 'accepted') as accepted,
      array(select k.key_id from inbound_key k where k.partner_id = p.id order by k.held_at desc) as "keyIds"
    from partner p where exists (select from inbound_batch b where b.partner_id = p.id)
      or exists (select from inbound_key k where k.partner_id = p.id) order by p.name`;
