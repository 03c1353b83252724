import type { Grain } from "../contract";

const bucket: Record<Grain, string> = {
  hour: "toUnixTimestamp(hour)",
  day: "toUnixTimestamp(toStartOfDay(hour))",
};
const within = "hour >= toDateTime({from:UInt32}, 'UTC') AND hour < toDateTime({to:UInt32}, 'UTC')";

/** Start of each hour in which anything is stored, in seconds, and how much. */
export const calendarQuery = `
  SELECT groupArray(start) AS hours, groupArray(stored) AS exchanges FROM (
    SELECT toUnixTimestamp(hour) AS start, toFloat64(max(exchanges)) AS stored FROM stored_hour GROUP BY start ORDER BY start)`;

export const allTrafficQuery = (grain: Grain, by: "model" | "capability"): string => `
  SELECT ${bucket[grain]} AS bucket, ${by} AS key, toFloat64(sum(exchanges)) AS exchanges
  FROM traffic_hour WHERE ${within} GROUP BY bucket, key`;

export const allAccountsQuery = `
  SELECT toUInt32(uniqCombinedMerge(12)(accounts)) AS accounts FROM stored_hour WHERE ${within}`;

/**
 * What some accounts did, on days on which they did anything, and (in the row of bucket 0) how many of them did. In one walk: they lie
 * apart from each other, so that thousands of them are a walk over everybody.
 */
export const accountsTrafficQuery = (grain: Grain, by: "model" | "capability"): string => `
  SELECT ${bucket[grain]} AS bucket, toString(${by}) AS key, toFloat64(sum(exchanges)) AS exchanges, toUInt32(uniqExact(account_id)) AS accounts
  FROM account_hour WHERE account_id IN {accountIds:Array(String)} AND toDate(hour) IN {days:Array(Date)} AND ${within}
  GROUP BY GROUPING SETS ((bucket, key), ())`;

export const releasesQuery = `
  SELECT model, toUnixTimestamp64Milli(released_at) AS releasedAt FROM model_release_latest
  WHERE released_at >= toDateTime({from:UInt32}, 'UTC') AND released_at < toDateTime({to:UInt32}, 'UTC')
  ORDER BY released_at, model`;

/** Exchanges by capability class of some accounts, beside those of everybody. */
export const capabilityQuery = `
  SELECT capability, toFloat64(sum(here)) AS exchanges, toFloat64(sum(overall)) AS exchangesOverall FROM (
    SELECT capability, sum(exchanges) AS here, 0 AS overall FROM account_hour
    WHERE account_id IN {accountIds:Array(String)} AND ${within} GROUP BY capability
    UNION ALL
    SELECT capability, 0 AS here, sum(exchanges) AS overall FROM traffic_hour WHERE ${within} GROUP BY capability)
  GROUP BY capability`;
