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

export async function writeThrottleLimits(
  tx: Database,
  limits: readonly { decisionId: string; accountId: string; perMinute: number; share: number }[],
  now: Date,
): Promise<void> {
  const rows = JSON.stringify(limits);
  await tx.$executeRaw`
    insert into throttle_limit (decision_id, account_id, per_minute, share, adapted_at)
    select v."decisionId", v."accountId", v."perMinute", v.share, ${now}
    from jsonb_to_recordset(${rows}::jsonb) as v("decisionId" uuid, "accountId" text, "perMinute" int, share float8)
    on conflict (decision_id) do update set per_minute = excluded.per_minute, share = excluded.share, adapted_at = excluded.adapted_at`;
}
