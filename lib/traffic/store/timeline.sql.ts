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

/** What some accounts did in the months of a window, an hour a row. `second`: when the hour began. */
const accountsHours = (by: "model" | "capability"): string => `
  SELECT account, toUInt32(toUnixTimestamp(toDateTime(month, 'UTC')) + 3600 * at) AS second, exchanges, ${by}
  FROM account_traffic ARRAY JOIN did.hour AS at, did.exchanges AS exchanges, did.${by} AS ${by}
  WHERE account IN (SELECT sipHash64(arrayJoin({accountIds:Array(String)})))
    AND month BETWEEN toStartOfMonth(toDateTime({from:UInt32}, 'UTC')) AND toStartOfMonth(toDateTime({to:UInt32}, 'UTC'))
    AND second >= {from:UInt32} AND second < {to:UInt32}`;

/** What some accounts did, and (in the row of bucket 0) how many of them did anything. In one walk: they lie apart from each other. */
export const accountsTrafficQuery = (grain: Grain, by: "model" | "capability"): string => `
  SELECT toUInt32(${grain === "hour" ? "second" : "second - second % 86400"}) AS bucket, toString(${by}) AS key,
    toFloat64(sum(exchanges)) AS exchanges, toUInt32(uniqExact(account)) AS accounts
  FROM (${accountsHours(by)}) GROUP BY GROUPING SETS ((bucket, key), ())`;

export const releasesQuery = `
  SELECT model, toUnixTimestamp64Milli(released_at) AS releasedAt FROM model_release_latest
  WHERE released_at >= toDateTime({from:UInt32}, 'UTC') AND released_at < toDateTime({to:UInt32}, 'UTC')
  ORDER BY released_at, model`;

/** Exchanges by capability class of some accounts, beside those of everybody. */
export const capabilityQuery = `
  SELECT capability, toFloat64(sum(here)) AS exchanges, toFloat64(sum(overall)) AS exchangesOverall FROM (
    SELECT capability, sum(exchanges) AS here, 0 AS overall FROM (${accountsHours("capability")}) GROUP BY capability
    UNION ALL
    SELECT capability, 0 AS here, sum(exchanges) AS overall FROM traffic_hour WHERE ${within} GROUP BY capability)
  GROUP BY capability`;
