import type { Database } from "@/lib/db";
import type { Warehouse } from "@/lib/warehouse";
import { ScoreTerm, type ValueKind } from "../contract";
import type { ClearingEvent, Dismissal } from "../standing/model";
import type { WorkSince } from "../standing/work";
import { trafficValues } from "./incidences.sql";
import { elicitationCounts, extractionMask } from "./profiles.sql";

/** Dismissals that nobody has taken back, each with its campaign as it was dismissed. */
export async function readDismissals(db: Database): Promise<Dismissal[]> {
  const rows = await db.$queryRaw<
    {
      id: string;
      campaign: string;
      run: string;
      terms: unknown;
      at: Date;
      until: Date;
      actorId: string;
      actorName: string;
      accounts: string[];
    }[]
  >`
    select d.id::text, c.id::text as campaign, c.run_id::text as run, c.score_terms as terms,
      d.at, least(d.at, coalesce(run.window_to, d.at)) as until, d.actor_id as "actorId", d.actor_name as "actorName",
      array(select m.account_id from campaign_member m where m.campaign_id = c.id) as accounts
    from campaign c join detection_run run on run.id = c.run_id join lateral (
      select * from decision d where d.campaign_id = c.id and d.kind = 'dismiss'
        and not exists (select from decision r where r.reverses_id = d.id)
      order by d.sequence desc limit 1) d on true
    where c.status = 'dismissed' and c.ended_by_id is null order by d.sequence`;
  return rows.map((row) => ({
    decisionId: row.id,
    campaignId: row.campaign,
    runId: row.run,
    at: row.at,
    until: row.until,
    by: { id: row.actorId, name: row.actorName },
    accounts: new Set(row.accounts),
    terms: new Map(
      ScoreTerm.array()
        .parse(row.terms)
        .map(({ name, nats }) => [name, nats]),
    ),
  }));
}

/** All that people decided about accounts one by one, in the order of decisions. */
export const readClearingEvents = (db: Database): Promise<ClearingEvent[]> =>
  db.$queryRaw<ClearingEvent[]>`
    select d.id::text, d.kind::text, d.account_id as "accountId", d.disposition::text, d.reverses_id::text as "reversesId",
      r.kind::text as reverses, d.at, d.actor_id as "actorId", d.actor_name as "actorName",
      least(d.at, coalesce((select run.window_to from detection_run run where run.status = 'published'
        and run.published_at <= d.at order by run.published_at desc limit 1), d.at)) as until
    from decision d left join decision r on r.id = d.reverses_id
    where d.account_id is not null and d.kind in ('set_disposition', 'ban', 'reverse') order by d.sequence`;

/** Keys (kind/hash) of the values that a campaign rested on in a run. */
export async function readRestedOn(store: Warehouse, runId: string, campaignId: string): Promise<Set<string>> {
  const rows = await store.rows<{ key: string }>(
    `SELECT DISTINCT concat(kind, '/', toString(value)) AS key FROM campaign_incidence
     WHERE run_id = {runId:UUID} AND campaign_id = {campaignId:UUID}`,
    { runId, campaignId },
    { background: true },
  );
  return new Set(rows.map(({ key }) => key));
}

/** Kinds of values that are dated by the exchanges that show them. */
export const isDatedByTraffic = (key: string): boolean => trafficValues[key.split("/")[0] as ValueKind] !== undefined;

const pairs = Object.entries(trafficValues)
  .map(([kind, value]) => `('${kind}', toString(${value}))`)
  .join(", ");

/** Which of some accounts used which of some values up to a moment: `account/kind/hash`. */
export async function readUsedBefore(
  store: Warehouse,
  accounts: readonly string[],
  keys: readonly string[],
  at: Date,
): Promise<Set<string>> {
  if (accounts.length === 0 || keys.length === 0) return new Set();
  const rows = await store.rows<{ pair: string }>(
    `SELECT DISTINCT concat(account_id, '/', used.1, '/', used.2) AS pair
     FROM (SELECT account_id, arrayJoin([${pairs}]) AS used FROM exchange
           WHERE account_id IN {accounts:Array(String)} AND ts <= fromUnixTimestamp64Milli({at:Int64}))
     WHERE concat(used.1, '/', used.2) IN {keys:Array(String)}`,
    { accounts, keys, at: at.getTime() },
    { background: true },
  );
  return new Set(rows.map(({ pair }) => pair));
}

/** What accounts did after a moment. */
export const readWorkSince = (store: Warehouse, accounts: readonly string[], at: Date): Promise<WorkSince[]> =>
  store.rows<WorkSince>(
    `SELECT account_id AS accountId, toUInt32(count()) AS exchanges, toUInt32(countIf(template_id != 0)) AS withContent,
       toUInt32(countIf(bitAnd(elicitation, ${extractionMask}) != 0)) AS extraction, ${elicitationCounts} AS elicited
     FROM exchange WHERE account_id IN {accounts:Array(String)} AND ts > fromUnixTimestamp64Milli({at:Int64})
     GROUP BY account_id`,
    { accounts, at: at.getTime() },
    { background: true },
  );
