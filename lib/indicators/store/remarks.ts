import { foundInnocent, foundOperated } from "@/lib/campaigns";
import type { Database } from "@/lib/db";
import type { DeliveryStepKind, Prisma, RemarkKind } from "@/prisma/generated/client";

/** A partner's indicator with what own traffic and own people say of it. */
export interface SightedRow {
  partnerId: string;
  sourceId: string;
  display: string;
  tlp: string;
  state: string;
  /** Own accounts that hold it; null before it was compared. */
  accounts: number | null;
  /** Accounts of those that are listed one by one; none of what very many hold. */
  listed: number;
  seenFrom: Date;
  until: Date;
  judged: number;
  operated: number;
}

export async function readSighted(db: Database, indicatorId: string): Promise<SightedRow | undefined> {
  const [row] = await db.$queryRaw<SightedRow[]>`
    with said as (
      select m.account_id, ${foundOperated} as operated, ${foundInnocent} as innocent
      from inbound_match m left join (campaign_member cm join campaign c on c.id = cm.campaign_id and c.ended_by_id is null)
        on cm.account_id = m.account_id
      where m.indicator_id = ${indicatorId}::uuid group by 1)
    select i.partner_id::text as "partnerId", i.source_id as "sourceId", i.display, i.tlp, i.state::text, i.accounts,
      i.seen_from as "seenFrom", least(i.valid_until, i.matched_at) as until, counted.listed, counted.judged, counted.operated
    from inbound_indicator i, (select count(*)::int as listed, count(*) filter (where operated or innocent)::int as judged,
      count(*) filter (where operated and not coalesce(innocent, false))::int as operated from said) counted
    where i.id = ${indicatorId}::uuid`;
  return row;
}

const withDetail = {
  partner: { select: { name: true } },
  agreement: { select: { version: true } },
  steps: { orderBy: [{ at: "asc" as const }, { id: "asc" as const }] },
} satisfies Prisma.RemarkInclude;

export const insertRemark = (tx: Database, data: Prisma.RemarkUncheckedCreateInput) => tx.remark.create({ data });

export const readRemark = (db: Database, id: string) => db.remark.findUnique({ where: { id }, include: withDetail });
export type RemarkRow = NonNullable<Awaited<ReturnType<typeof readRemark>>>;

const mostListed = 500;

/** The newest first. */
export const listRemarkRows = (db: Database, kinds: RemarkKind[], where: { indicatorId?: string }) =>
  db.remark.findMany({
    where: { kind: { in: kinds }, ...where },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: mostListed,
    include: withDetail,
  });

/** Whether the same was said of an indicator, and holds. */
export const isSaid = async (tx: Database, indicatorId: string, kind: RemarkKind): Promise<boolean> =>
  (await tx.remark.findFirst({ where: { indicatorId, kind, revokedAt: null }, select: { id: true } })) !== null;

export const insertRemarkStep = (
  tx: Database,
  data: { id: string; remarkId: string; kind: DeliveryStepKind; byName: string; at: Date; note?: string },
) => tx.remarkStep.create({ data });

/** Takes a remark back; false when somebody has. */
export async function revokeRemarkRow(
  tx: Database,
  id: string,
  data: { revokedAt: Date; modifiedAt: Date; revokedByName: string; revokeReason: string },
): Promise<boolean> {
  return (await tx.remark.updateMany({ where: { id, revokedAt: null }, data })).count === 1;
}

/** How partners' indicators are shown, by their ids here. */
export async function readDisplays(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const where = { id: { in: [...ids] } };
  const rows = await db.inboundIndicator.findMany({ where, select: { id: true, display: true } });
  return new Map(rows.map(({ id, display }) => [id, display]));
}
