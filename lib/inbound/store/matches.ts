import type { Database } from "@/lib/db";

/** An indicator that is due to be compared with own traffic. */
export interface DueIndicator {
  id: string;
  partnerId: string;
  kind: string;
  content: Uint8Array;
  seenFrom: Date;
  validUntil: Date;
}

const dueWhere = (before: Date, now: Date) => ({
  state: { in: ["quarantined" as const, "accepted" as const] },
  unmatchable: null,
  validUntil: { gt: now },
  OR: [{ matchedAt: null }, { matchedAt: { lt: before } }],
});

export const countDue = (db: Database, before: Date, now: Date): Promise<number> =>
  db.inboundIndicator.count({ where: dueWhere(before, now) });

/** Of one kind, so that one question about traffic answers for all of them. */
export async function readDue(db: Database, before: Date, now: Date, limit: number): Promise<DueIndicator[]> {
  const where = dueWhere(before, now);
  const first = await db.inboundIndicator.findFirst({ where, orderBy: { kind: "asc" }, select: { kind: true } });
  if (first === null) return [];
  return db.inboundIndicator.findMany({
    where: { ...where, kind: first.kind },
    orderBy: { id: "asc" },
    take: limit,
    select: { id: true, partnerId: true, kind: true, content: true, seenFrom: true, validUntil: true },
  });
}

/** What own traffic says to an indicator; no ids where it is too common to say anything of anybody. */
export interface Answer {
  id: string;
  accounts: number;
  accountIds: readonly string[];
}

/** Takes the place of what traffic said before. */
export async function writeAnswers(tx: Database, answers: readonly Answer[], now: Date): Promise<void> {
  const ids = answers.map(({ id }) => id);
  await tx.inboundMatch.deleteMany({ where: { indicatorId: { in: ids } } });
  const rows = answers.flatMap(({ id, accountIds }) => accountIds.map((accountId) => ({ indicatorId: id, accountId })));
  for (let i = 0; i < rows.length; i += 5_000) await tx.inboundMatch.createMany({ data: rows.slice(i, i + 5_000) });
  await tx.$executeRaw`
    update inbound_indicator set accounts = said.accounts, matched_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(answers.map(({ id, accounts }) => ({ id, accounts })))}::jsonb) as said(id uuid, accounts int)
    where inbound_indicator.id = said.id`;
}

/** Makes indicators due again, for whom a key or a decision changed. */
export const forgetAnswers = (tx: Database, partnerId: string, kinds: readonly string[]) =>
  tx.inboundIndicator.updateMany({ where: { partnerId, kind: { in: [...kinds] } }, data: { matchedAt: null } });

/** Where the accounts that hold an indicator stand. */
export interface Standing {
  id: string;
  confirmed: number;
  flagged: number;
}

export const readStandings = (db: Database, ids: readonly string[]): Promise<Standing[]> =>
  db.$queryRaw<Standing[]>`
    select m.indicator_id::text as id, count(*) filter (where stands.confirmed)::int as confirmed,
      count(*) filter (where not stands.confirmed)::int as flagged
    from inbound_match m join lateral (
      select bool_or(c.status = 'confirmed' and cm.tier = 'core') as confirmed, count(*) as n
      from campaign_member cm join campaign c on c.id = cm.campaign_id
      where cm.account_id = m.account_id and c.ended_by_id is null and c.retired_at is null and c.status <> 'dismissed'
    ) stands on stands.n > 0
    where m.indicator_id = any(${[...ids]}::uuid[]) group by m.indicator_id`;

/** An accepted indicator that accounts hold, with what evidence is made of. */
export interface Held {
  id: string;
  accountId: string;
  partnerId: string;
  kind: string;
  content: Uint8Array;
  confidence: number | null;
  contested: string | null;
  validFrom: Date;
  validUntil: Date;
}

export const readHeld = (tx: Database, ids: readonly string[]): Promise<Held[]> =>
  tx.$queryRaw<Held[]>`
    select i.id::text, m.account_id as "accountId", i.partner_id::text as "partnerId", i.kind, i.content, i.confidence,
      i.contested, i.valid_from as "validFrom", i.valid_until as "validUntil"
    from inbound_indicator i join inbound_match m on m.indicator_id = i.id
    where i.id = any(${[...ids]}::uuid[]) and i.state = 'accepted' order by i.id, m.account_id`;

/** All that counts. */
export const countingIndicators = async (tx: Database): Promise<string[]> =>
  (await tx.inboundIndicator.findMany({ where: { state: "accepted", accounts: { gt: 0 } }, select: { id: true } })).map(
    ({ id }) => id,
  );
