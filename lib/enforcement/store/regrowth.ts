import type { Database } from "@/lib/db";
import { isRegrowth, regrowthWindowMs } from "../model";

interface Counted {
  campaignId: string;
  firstAt: Date;
  enforced: number;
  newcomers: number;
  newcomersOfWeek: number;
}

const count = (db: Database, now: Date): Promise<Counted[]> =>
  db.$queryRaw`
    with standing as (
      select d.campaign_id, d.account_id, min(d.at) as at from decision d
      where d.kind in ('ban', 'suspend') and d.campaign_id is not null and d.account_id is not null
        and (d.expires_at is null or d.expires_at > ${now}) and not exists (select 1 from decision r where r.reverses_id = d.id)
      group by 1, 2
    ), campaigns as (select campaign_id, min(at) as first_at, count(*)::int as enforced from standing group by 1)
    select c.campaign_id::text as "campaignId", c.first_at as "firstAt", c.enforced,
      count(m.account_id) filter (where m.flagged_at > c.first_at)::int as newcomers,
      count(m.account_id) filter (where m.flagged_at > greatest(c.first_at, ${new Date(now.getTime() - regrowthWindowMs)}))::int as "newcomersOfWeek"
    from campaigns c left join campaign_member m on m.campaign_id = c.campaign_id group by 1, 2, 3`;

/** Counts newcomers of every campaign with accounts shut off. Returns the campaigns whose figures changed, and which began to alert. */
export async function countRegrowth(tx: Database, now: Date): Promise<{ changed: string[]; alerted: string[] }> {
  const [counted, before] = await Promise.all([count(tx, now), tx.campaignRegrowth.findMany()]);
  const known = new Map(before.map((row) => [row.campaignId, row]));
  const changed: string[] = [];
  const alerted: string[] = [];
  for (const { campaignId, ...figures } of counted) {
    const old = known.get(campaignId);
    known.delete(campaignId);
    const isAlert = isRegrowth(figures.enforced, figures.newcomersOfWeek);
    const alertedAt = isAlert ? (old?.alertedAt ?? now) : null;
    const isSame =
      old !== undefined &&
      old.enforced === figures.enforced &&
      old.newcomers === figures.newcomers &&
      old.newcomersOfWeek === figures.newcomersOfWeek;
    if (isSame) continue;
    changed.push(campaignId);
    if (isAlert && !old?.alertedAt) alerted.push(campaignId);
    const data = { ...figures, alertedAt, countedAt: now };
    await tx.campaignRegrowth.upsert({ where: { campaignId }, create: { campaignId, ...data }, update: data });
  }
  const gone = [...known.keys()];
  if (gone.length > 0) await tx.campaignRegrowth.deleteMany({ where: { campaignId: { in: gone } } });
  return { changed: [...changed, ...gone], alerted };
}

export type RegrowthRow = Omit<Counted, "campaignId"> & {
  campaignId: string;
  codeName: string;
  alertedAt: Date | null;
};

/** Regrowth of one campaign, or of all that alert. */
export const readRegrowthRows = (db: Database, campaignId: string | null): Promise<RegrowthRow[]> =>
  db.$queryRaw`
    select r.campaign_id::text as "campaignId", c.code_name as "codeName", r.first_at as "firstAt", r.enforced, r.newcomers,
      r.newcomers_of_week as "newcomersOfWeek", r.alerted_at as "alertedAt"
    from campaign_regrowth r join campaign c on c.id = r.campaign_id
    where (${campaignId}::uuid is null and r.alerted_at is not null) or r.campaign_id = ${campaignId}::uuid
    order by r.newcomers_of_week::float8 / greatest(r.enforced, 1) desc, r.campaign_id limit 50`;
