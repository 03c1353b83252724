import type { Database } from "@/lib/db";

/** Where adaptive throttles of accounts have come to, in requests a minute, by the id of the decision. */
export async function readThrottleLimits(db: Database, accountIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.throttleLimit.findMany({
    where: { accountId: { in: [...accountIds] } },
    select: { decisionId: true, perMinute: true },
  });
  return new Map(rows.map(({ decisionId, perMinute }) => [decisionId, perMinute]));
}

/** A throttle that stands and moves between two limits, in requests a minute. */
export interface AdaptiveThrottle {
  decisionId: string;
  accountId: string;
  floor: number;
  ceiling: number;
}

/** Throttles of whole accounts that move, in the order of their ids, beginning after one. */
export const readAdaptiveThrottles = (
  db: Database,
  now: Date,
  after: string | undefined,
  limit: number,
): Promise<AdaptiveThrottle[]> =>
  db.$queryRaw`
    select d.id::text as "decisionId", d.account_id as "accountId", (d.parameters->>'floor')::int as floor,
      (d.parameters->>'ceiling')::int as ceiling
    from decision d
    where d.kind = 'throttle' and d.key_id is null and d.end_user_id is null and (d.expires_at is null or d.expires_at > ${now})
      and (d.parameters->>'floor')::int < (d.parameters->>'ceiling')::int
      and not exists (select 1 from decision r where r.reverses_id = d.id)
      and (${after ?? null}::uuid is null or d.id > ${after ?? null}::uuid)
    order by d.id limit ${limit}`;

/** Says where throttles are now, and adds it to where they were. */
export async function writeThrottleLimits(
  tx: Database,
  limits: readonly { decisionId: string; accountId: string; perMinute: number; share: number }[],
  now: Date,
): Promise<void> {
  const rows = JSON.stringify(limits);
  await tx.$executeRaw`
    insert into throttle_limit_change (decision_id, at, per_minute, share)
    select v."decisionId", ${now}, v."perMinute", v.share
    from jsonb_to_recordset(${rows}::jsonb) as v("decisionId" uuid, "perMinute" int, share float8)`;
  await tx.$executeRaw`
    insert into throttle_limit (decision_id, account_id, per_minute, share, adapted_at)
    select v."decisionId", v."accountId", v."perMinute", v.share, ${now}
    from jsonb_to_recordset(${rows}::jsonb) as v("decisionId" uuid, "accountId" text, "perMinute" int, share float8)
    on conflict (decision_id) do update set per_minute = excluded.per_minute, share = excluded.share, adapted_at = excluded.adapted_at`;
}

/** Throttles of one account that move, the newest first, with whether each still holds. */
export const readThrottlesOf = (db: Database, accountId: string, now: Date) =>
  db.$queryRaw<
    { decisionId: string; floor: number; ceiling: number; at: Date; endedAt: Date | null; expiresAt: Date | null }[]
  >`
    select d.id::text as "decisionId", (d.parameters->>'floor')::int as floor, (d.parameters->>'ceiling')::int as ceiling, d.at,
      least(r.at, case when d.expires_at <= ${now} then d.expires_at end) as "endedAt", d.expires_at as "expiresAt"
    from decision d left join decision r on r.reverses_id = d.id
    where d.account_id = ${accountId} and d.kind = 'throttle' and d.key_id is null and d.end_user_id is null
      and (d.parameters->>'floor')::int < (d.parameters->>'ceiling')::int
    order by d.sequence desc limit 20`;

/** Every limit that throttles were moved to, in their order; of one at most `most`, the latest. */
export const readLimitChanges = (db: Database, decisionIds: readonly string[], most: number) =>
  db.$queryRaw<{ decisionId: string; at: Date; perMinute: number; share: number }[]>`
    select c.decision_id::text as "decisionId", c.at, c.per_minute as "perMinute", c.share
    from (select *, row_number() over (partition by decision_id order by at desc) as n from throttle_limit_change
      where decision_id::text = any(${[...decisionIds]}::text[])) c
    where c.n <= ${most} order by c.decision_id, c.at`;
