import type { Database } from "@/lib/db";
import { day, hour } from "@/lib/kernel";
import { Prisma } from "@/prisma/generated/client";
import type { StandingOrderState } from "@/prisma/generated/enums";
import { reviewWithinHours } from "../standing-orders/contract";

type NewOrder = Omit<Prisma.StandingOrderUncheckedCreateInput, "parameters"> & {
  id: string;
  parameters: Record<string, unknown> | null;
};

export const insertOrder = (tx: Database, { parameters, ...order }: NewOrder) =>
  tx.standingOrder.create({
    data: { ...order, parameters: parameters === null ? Prisma.DbNull : (parameters as Prisma.InputJsonObject) },
  });

export const readOrder = (db: Database, id: string) =>
  db.standingOrder.findUnique({ where: { id }, include: { ruling: true } });
export type OrderRow = NonNullable<Awaited<ReturnType<typeof readOrder>>>;

/** An order that nobody else changes until this transaction ends. */
export async function lockOrder(tx: Database, id: string): Promise<OrderRow | null> {
  await tx.$queryRaw`select id from standing_order where id = ${id}::uuid for update`;
  return readOrder(tx, id);
}

export const listOrderRows = (db: Database, campaignId: string | undefined): Promise<OrderRow[]> =>
  db.standingOrder.findMany({
    where: campaignId === undefined ? {} : { campaignId },
    include: { ruling: true },
    orderBy: { proposedAt: "desc" },
    take: 200,
  });

export const readOrdersInForce = async (db: Database): Promise<string[]> => {
  const rows = await db.standingOrder.findMany({ where: { state: "in_force" }, select: { id: true } });
  return rows.map(({ id }) => id);
};

export const insertOrderRuling = (tx: Database, ruling: Prisma.StandingOrderRulingUncheckedCreateInput) =>
  tx.standingOrderRuling.create({ data: ruling });

export const writeOrderState = (tx: Database, id: string, state: StandingOrderState, stopReason?: string) =>
  tx.standingOrder.update({ where: { id }, data: { state, ...(stopReason === undefined ? {} : { stopReason }) } });

interface Deeds {
  orderId: string;
  acted: number;
  actedToday: number;
  unreviewed: number;
  overdue: number;
  oldest: Date | null;
  overturned: number;
}

/**
 * What orders did: how many accounts, which of them no person has looked at, and how many a person took back. A request for proof that
 * ended because the proof was given was right to be made.
 */
export async function countDeeds(db: Database, orderIds: readonly string[], now: Date): Promise<Map<string, Deeds>> {
  const [yesterday, due] = [day, reviewWithinHours * hour].map((ms) => new Date(now.getTime() - ms));
  const rows = await db.$queryRaw<Deeds[]>`
    with deed as (
      select d.standing_order_id, d.at,
        exists (select 1 from decision r where r.reverses_id = d.id and r.actor_type <> 'system') as overturned,
        exists (select 1 from decision s where s.account_id = d.account_id and s.sequence > d.sequence and s.actor_type = 'user') as reviewed
      from decision d where d.standing_order_id::text = any(${[...orderIds]}::text[]))
    select standing_order_id::text as "orderId", count(*)::int as acted, (count(*) filter (where at > ${yesterday}))::int as "actedToday",
      (count(*) filter (where not reviewed))::int as unreviewed, (count(*) filter (where not reviewed and at < ${due}))::int as overdue,
      min(at) filter (where not reviewed) as oldest, (count(*) filter (where overturned))::int as overturned
    from deed group by 1`;
  return new Map(rows.map((row) => [row.orderId, row]));
}

/** What an order did, account by account, the newest first. */
export const readDeeds = (db: Database, orderId: string, limit: number) =>
  db.$queryRaw<
    {
      decisionId: string;
      accountId: string;
      at: Date;
      expiresAt: Date | null;
      reviewedBy: string | null;
      reviewedAt: Date | null;
      isReversed: boolean;
    }[]
  >`
    select d.id::text as "decisionId", d.account_id as "accountId", d.at, d.expires_at as "expiresAt", s.actor_name as "reviewedBy",
      s.at as "reviewedAt", exists (select 1 from decision r where r.reverses_id = d.id) as "isReversed"
    from decision d left join lateral (
      select s.actor_name, s.at from decision s
      where s.account_id = d.account_id and s.sequence > d.sequence and s.actor_type = 'user' order by s.sequence limit 1) s on true
    where d.standing_order_id = ${orderId}::uuid order by d.sequence desc limit ${limit}`;

/** Core members with a hard link that joined a campaign since a time, and on whom nobody has ever decided anything. */
export async function readNewcomers(db: Database, campaignId: string, since: Date, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select m.account_id as id from campaign_member m
    where m.campaign_id = ${campaignId}::uuid and m.tier = 'core' and m.hard_link and m.flagged_at > ${since}
      and m.suggested_disposition = 'operated' and m.disposition_by = 'detection'
      and not exists (select 1 from decision d where d.account_id = m.account_id)
    order by m.flagged_at, m.account_id limit ${limit}`;
  return rows.map(({ id }) => id);
}

/** Whether any member of a campaign is banned by it now. */
export async function hasStandingBans(db: Database, campaignId: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    select 1 from decision b where b.campaign_id = ${campaignId}::uuid and b.kind = 'ban'
      and not exists (select 1 from decision r where r.reverses_id = b.id) limit 1`;
  return rows.length > 0;
}
