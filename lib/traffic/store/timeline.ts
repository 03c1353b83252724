import type { Warehouse } from "@/lib/warehouse";
import { type BucketCount, boundsOf, type DataBounds, type StoredHour, type TrafficWindow } from "../model";
import * as sql from "./timeline.sql";

/** Whose traffic: everybody's, or that of these accounts. */
export type TrafficScope = "all" | { accountIds: readonly string[] };

const paramsOf = (window: Pick<TrafficWindow, "from" | "to">, scope: TrafficScope = "all") => ({
  from: Math.floor(window.from / 1000),
  to: Math.ceil(window.to / 1000),
  ...(scope === "all" ? {} : { accountIds: scope.accountIds }),
});

/** The hours in which anything is stored, ascending. */
export async function readCalendar(warehouse: Warehouse): Promise<StoredHour[]> {
  const [row] = await warehouse.rows<{ hours: number[]; exchanges: number[] }>(sql.calendarQuery);
  return (row?.hours ?? []).map((seconds, i) => ({ at: seconds * 1000, exchanges: row?.exchanges[i] ?? 0 }));
}

export async function readBounds(warehouse: Warehouse): Promise<DataBounds | undefined> {
  return boundsOf(await readCalendar(warehouse));
}

export interface TrafficCounts {
  counts: BucketCount[];
  /** Accounts behind the counts. */
  accounts: number;
}

export async function readCounts(
  warehouse: Warehouse,
  window: TrafficWindow,
  scope: TrafficScope,
  by: "model" | "capability",
): Promise<TrafficCounts> {
  const params = paramsOf(window, scope);
  if (scope === "all") {
    const [counts, [row]] = await Promise.all([
      warehouse.rows<BucketCount>(sql.allTrafficQuery(window.grain, by), params),
      warehouse.rows<{ accounts: number }>(sql.allAccountsQuery, params),
    ]);
    return { counts, accounts: row?.accounts ?? 0 };
  }
  const rows = await warehouse.rows<BucketCount & { accounts: number }>(
    sql.accountsTrafficQuery(window.grain, by),
    params,
  );
  return {
    counts: rows.filter(({ bucket }) => bucket !== 0).map(({ bucket, key, exchanges }) => ({ bucket, key, exchanges })),
    accounts: rows.find(({ bucket }) => bucket === 0)?.accounts ?? 0,
  };
}

export async function readReleases(warehouse: Warehouse, window: Pick<TrafficWindow, "from" | "to">) {
  const rows = await warehouse.rows<{ model: string; releasedAt: string }>(sql.releasesQuery, paramsOf(window));
  return rows.map((row) => ({ model: row.model, releasedAt: new Date(Number(row.releasedAt)).toISOString() }));
}

export async function countReleases(warehouse: Warehouse): Promise<number> {
  const [row] = await warehouse.rows<{ releases: number }>("SELECT count() AS releases FROM model_release_latest");
  return Number(row?.releases ?? 0);
}

export const readCapabilities = (
  warehouse: Warehouse,
  window: Pick<TrafficWindow, "from" | "to">,
  accountIds: readonly string[],
) =>
  warehouse.rows<{ capability: string; exchanges: number; exchangesOverall: number }>(
    sql.capabilityQuery,
    paramsOf(window, { accountIds }),
  );
