import type { Database } from "@/lib/db";
import type { Warehouse } from "@/lib/warehouse";
import { datesOf } from "../rollups/months.sql";

export interface Activity {
  exchanges: number;
  firstSeen: string | null;
  lastSeen: string | null;
}

/** What roll-ups know of an account: how much it did, when, and on which days. */
export async function readActivityByDay(
  warehouse: Warehouse,
  accountId: string,
): Promise<Activity & { days: string[] }> {
  const [row] = await warehouse.rows<{ exchanges: string; first: number; last: number; days: string[] }>(
    `SELECT sum(exchanges) AS exchanges, toUnixTimestamp(min(first_seen)) AS first, toUnixTimestamp(max(last_seen)) AS last,
       arrayMap(day -> toString(day), arraySort(arrayFlatten(groupArray(${datesOf})))) AS days
     FROM account_month FINAL WHERE account_id = {accountId:String}`,
    { accountId },
  );
  const exchanges = Number(row?.exchanges ?? 0);
  const iso = (seconds: number) => (exchanges === 0 ? null : new Date(seconds * 1000).toISOString());
  return { exchanges, firstSeen: iso(row?.first ?? 0), lastSeen: iso(row?.last ?? 0), days: row?.days ?? [] };
}

export async function readActivity(warehouse: Warehouse, accountId: string): Promise<Activity> {
  const { exchanges, firstSeen, lastSeen } = await readActivityByDay(warehouse, accountId);
  return { exchanges, firstSeen, lastSeen };
}

/** Days on which any of some accounts did something, ascending, as roll-ups know them. */
export async function readActiveDays(warehouse: Warehouse, accountIds: readonly string[]): Promise<string[]> {
  const rows = await warehouse.rows<{ day: string }>(
    `SELECT toString(arrayJoin(${datesOf})) AS day FROM (
       SELECT month, groupBitOr(days) AS days FROM account_month
       WHERE account_id IN {accountIds:Array(String)} GROUP BY month)
     ORDER BY day`,
    { accountIds },
  );
  return rows.map(({ day }) => day);
}

/** Those of some accounts that did something on a day from the first to the last (`2026-10-31`, both included), as roll-ups know it. */
export async function readActiveAccounts(
  warehouse: Warehouse,
  accountIds: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<string[]> {
  const rows = await warehouse.rows<{ accountId: string }>(
    `SELECT DISTINCT account_id AS accountId FROM account_month
     WHERE account_id IN {accountIds:Array(String)}
       AND month BETWEEN toStartOfMonth({from:Date}) AND {to:Date}
       AND arrayExists(day -> day BETWEEN {from:Date} AND {to:Date}, ${datesOf})`,
    { accountIds, from, to },
  );
  return rows.map(({ accountId }) => accountId);
}

/** Days of which exchanges may be stored that roll-ups do not have: those to be built, and those of uploads that are being published. */
export async function readUnbuiltDays(db: Database, warehouse: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ day: string }[]>`
    select day::text as day from rollup_day where warehouse = ${warehouse} and built_version < dirty_version
    union
    select unnest(days)::text as day from ingest_batch where warehouse = ${warehouse} and status = 'prepared'`;
  return rows.map(({ day }) => day);
}

/** The only days on which exchanges of an account can be stored. */
export async function readStoredDays(db: Database, warehouse: Warehouse, accountId: string): Promise<string[]> {
  const days = await Promise.all([readActiveDays(warehouse, [accountId]), readUnbuiltDays(db, warehouse.database)]);
  return [...new Set(days.flat())];
}
