import type { Grain } from "../contract";

const bucket: Record<Grain, string> = {
  hour: "toUnixTimestamp(hour)",
  day: "toUnixTimestamp(toStartOfDay(hour))",
};
const within = "hour >= toDateTime({from:UInt32}, 'UTC') AND hour < toDateTime({to:UInt32}, 'UTC')";

/** First and last stored hour in seconds, and how much is stored. */
export const boundsQuery = `
  SELECT count() > 0 AS stored, toUnixTimestamp(min(hour)) AS first, toUnixTimestamp(max(hour)) AS last
  FROM traffic_hour`;

/** Buckets in which anything is stored. */
export const storedBucketsQuery = (grain: Grain): string =>
  `SELECT DISTINCT ${bucket[grain]} AS bucket FROM traffic_hour WHERE ${within}`;

export const allTrafficQuery = (grain: Grain, by: "model" | "capability"): string => `
  SELECT ${bucket[grain]} AS bucket, ${by} AS key, toFloat64(sum(exchanges)) AS exchanges
  FROM traffic_hour WHERE ${within} GROUP BY bucket, key`;

export const allAccountsQuery = `
  SELECT toUInt32(uniqCombinedMerge(12)(accounts)) AS accounts FROM traffic_hour WHERE ${within}`;

/**
 * What some accounts did, and (in the row of bucket 0) how many of them did anything. One statement: thousands of ids are
 * sent once.
 */
export const accountsTrafficQuery = (grain: Grain, by: "model" | "capability"): string => `
  SELECT ${bucket[grain]} AS bucket, toString(${by}) AS key, toFloat64(sum(exchanges)) AS exchanges
  FROM account_hour WHERE account_id IN {accountIds:Array(String)} AND ${within} GROUP BY bucket, key
  UNION ALL
  SELECT 0 AS bucket, '' AS key, toFloat64(uniqExact(account_id)) AS exchanges
  FROM account_hour WHERE account_id IN {accountIds:Array(String)} AND ${within}`;

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
