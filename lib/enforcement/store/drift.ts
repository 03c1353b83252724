import type { Database } from "@/lib/db";
import { mostWatched } from "../model";

export interface Watched {
  id: string;
  /** What the traffic of is looked at. */
  subject: "account" | "key" | "end_user";
  subjectId: string;
  accountId: string;
  since: Date;
  isEnd: boolean;
}

/**
 * Measures after which a subject should be silent, and ends of measures that nobody has seen the effect of yet; those not looked at for
 * longest first.
 */
export const readWatched = (db: Database): Promise<Watched[]> =>
  db.$queryRaw`
    select e.id::text, case when m.key_id is not null then 'key' when m.end_user_id is not null then 'end_user' else 'account' end as subject,
      coalesce(m.key_id, m.end_user_id, e.account_id) as "subjectId", e.account_id as "accountId", e.acknowledged_at as since,
      e.countermeasure = 'reinstate' as "isEnd"
    from enforcement e join decision d on d.id = e.decision_id join decision m on m.id = coalesce(d.reverses_id, d.id)
    where (e.state = 'acknowledged' or (e.state = 'verified' and e.countermeasure <> 'reinstate')) and (
      e.countermeasure = 'reinstate'
      or ((e.countermeasure in ('ban', 'suspend') or (e.countermeasure = 'revoke_key' and m.key_id is not null))
        and (d.expires_at is null or d.expires_at > now()) and not exists (select 1 from decision r where r.reverses_id = d.id)))
    order by e.checked_at nulls first, e.id limit ${mostWatched}::int`;

/** Traffic after a measure, or after its end. */
export interface Seen {
  id: string;
  first: Date;
  last: Date;
}

/** What was looked at: with the traffic that should not have been, where there was any. */
export interface Looked {
  id: string;
  drift: { first: Date; last: Date } | null;
}

/**
 * Notes what was looked at, and the traffic that should not have been, in one statement: each row is written once however many there are.
 * Returns how many rows drift that did not before.
 */
export async function writeLooked(tx: Database, looked: readonly Looked[], now: Date): Promise<number> {
  if (looked.length === 0) return 0;
  const at = (which: "first" | "last") => looked.map(({ drift }) => drift?.[which].toISOString() ?? null);
  const [row] = await tx.$queryRaw<{ fresh: number }[]>`
    with v as materialized (
      select p.id, p.first, p.last, o.drift_since is null and p.first is not null as fresh
      from unnest(${looked.map(({ id }) => id)}::uuid[], ${at("first")}::timestamptz[], ${at("last")}::timestamptz[]) as p(id, first, last)
      join enforcement o on o.id = p.id
    ), written as (
      update enforcement e set checked_at = ${now}, drift_since = coalesce(e.drift_since, v.first),
        drift_seen_at = greatest(e.drift_seen_at, v.last), updated_at = ${now}
      from v where e.id = v.id and (v.first is null or e.drift_seen_at is null or e.drift_seen_at < v.last) returning v.fresh)
    select (count(*) filter (where fresh))::int as fresh from written`;
  return row?.fresh ?? 0;
}

/** The end of a measure is proved by traffic that comes through again. */
export async function writeSeenAgain(tx: Database, seen: readonly Seen[], now: Date): Promise<number> {
  return tx.$executeRaw`
    update enforcement e set state = 'verified', verified_at = v.first, verified_by = 'observed', updated_at = ${now}
    from unnest(${seen.map(({ id }) => id)}::uuid[], ${seen.map(({ first }) => first)}::timestamptz[]) as v(id, first)
    where e.id = v.id and e.state = 'acknowledged'`;
}
