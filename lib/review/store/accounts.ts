import type { Database } from "@/lib/db";
import { type Disposition, Prisma, type Verdict } from "@/prisma/generated/client";
import type { QueuePart } from "../contract";
import { disposeWithin, mostPressure } from "../model";

/** A core member of a confirmed campaign whose disposition nobody has said. */
export interface WaitingAccount {
  accountId: string;
  campaignId: string;
  codeName: string;
  verdict: Verdict;
  score: number;
  hardLink: boolean;
  suggestedDisposition: Disposition;
  exchanges: bigint;
  extractionExchanges: bigint;
  lastSeen: Date | null;
  /** Extraction, exchanges per hour from its first to its last; 0 for one that was silent for the campaign's last day. */
  flow: number;
  /** When the campaign was confirmed. */
  since: Date;
}

/** An account in several campaigns waits once, in that which it is tied to most. */
const flowing = Prisma.sql`
  confirmed as (
    select c.id, c.code_name, c.verdict, c.last_seen,
      (select max(at) from decision d where d.campaign_id = c.id and d.kind = 'confirm') as since
    from campaign c where c.status = 'confirmed' and c.verdict in ('distillation', 'relay') and c.retired_at is null
  ), member as (
    select distinct on (m.account_id) m.*, c.code_name, c.verdict, c.since, c.last_seen as campaign_last_seen
    from confirmed c join campaign_member m on m.campaign_id = c.id
    where m.tier = 'core' and m.disposition = 'unknown'
    order by m.account_id, m.score desc, m.campaign_id
  ), flowing as (
    select m.*, i.holder_id, i.lease_until, i.snoozed_until, case
      when m.last_seen is null or m.last_seen < m.campaign_last_seen - interval '1 day' then 0
      else m.extraction_exchanges / greatest(1, extract(epoch from m.last_seen - m.first_seen) / 3600) end::float8 as flow
    from member m left join review_item i on i.subject_type = 'account' and i.subject_id = m.account_id
  )`;

const partOf = (part: QueuePart, { personId, now }: Asking): Prisma.Sql => {
  const putOff = Prisma.sql`coalesce(snoozed_until > ${now}, false)`;
  const held = Prisma.sql`coalesce(lease_until > ${now}, false)`;
  switch (part) {
    case "waiting":
      return Prisma.sql`not ${putOff}`;
    case "unclaimed":
      return Prisma.sql`not ${putOff} and not ${held}`;
    case "mine":
      return Prisma.sql`${held} and holder_id = ${personId}`;
    case "snoozed":
      return putOff;
  }
};

export interface Asking {
  personId: string;
  now: Date;
}

/** The most urgent first, in the order of `urgencyOf`. */
export const readWaitingAccounts = (
  db: Database,
  part: QueuePart,
  asking: Asking,
  limit: number,
): Promise<WaitingAccount[]> =>
  db.$queryRaw<WaitingAccount[]>`
    with ${flowing}
    select account_id as "accountId", campaign_id::text as "campaignId", code_name as "codeName", verdict::text as verdict,
      score, hard_link as "hardLink", suggested_disposition::text as "suggestedDisposition", exchanges,
      extraction_exchanges as "extractionExchanges", last_seen as "lastSeen", flow, since
    from flowing where ${partOf(part, asking)}
    order by greatest(0, score) * flow
        * least(${mostPressure}, 1 + extract(epoch from ${asking.now}::timestamptz - since)::float8 / 3600 / ${disposeWithin}) desc,
      score desc, account_id
    limit ${limit}`;

export async function countWaitingAccounts(db: Database, asking: Asking): Promise<Record<QueuePart, number>> {
  const count = (part: QueuePart) => Prisma.sql`count(*) filter (where ${partOf(part, asking)})::int`;
  const [counts] = await db.$queryRaw<Record<QueuePart, number>[]>`
    with ${flowing}
    select ${count("waiting")} as waiting, ${count("unclaimed")} as unclaimed, ${count("mine")} as mine,
      ${count("snoozed")} as snoozed
    from flowing`;
  return counts ?? { waiting: 0, unclaimed: 0, mine: 0, snoozed: 0 };
}

/** Whether an account is in any campaign: only those are reviewed. */
export const isMember = async (db: Database, accountId: string): Promise<boolean> =>
  (await db.campaignMember.findFirst({ where: { accountId }, select: { accountId: true } })) !== null;
