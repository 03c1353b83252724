import { shadowOf } from "./shadows";

const hourOfMonth =
  "toUInt16((toUnixTimestamp(hour) - toUnixTimestamp(toDateTime(toStartOfMonth(hour), 'UTC'))) / 3600)";
const columns = ["hour", "model", "capability", "exchanges"] as const;

/** Days of `account_hour` and of `account_traffic`: rows that the first has, and whether the second differs in their number or sum. */
export const daysOfTraffic = `
  SELECT toString(day) AS day, toFloat64(sum(stored)) AS rows, sum(here) != sum(stored) OR sum(exchanges) != 0 AS isBehind FROM (
    SELECT toDate(hour) AS day, count() AS stored, 0 AS here, toInt64(sum(exchanges)) AS exchanges FROM account_hour GROUP BY day
    UNION ALL
    SELECT addDays(month, intDiv(hour, 24)) AS day, 0 AS stored, count() AS here, -toInt64(sum(exchanges)) AS exchanges
    FROM account_traffic ARRAY JOIN did.hour AS hour, did.exchanges AS exchanges GROUP BY day)
  GROUP BY day ORDER BY day`;

/**
 * The statement that builds `{month:Date}` in its shadow: of `{days:Array(Date)}` (`{places:Array(UInt8)}`: from 0 in the month) as
 * `account_hour` has them now, of its other days as they were.
 */
export const buildOfTraffic = (token: string): string => `
  INSERT INTO ${shadowOf("account_traffic", token)}
  SELECT account, {month:Date} AS month, ${columns.map((name) => `arrayConcat(kept.${name}, built.${name})`).join(", ")}
  FROM (
    SELECT account, arrayMap(at -> NOT has({places:Array(UInt8)}, intDiv(at, 24)), did.hour) AS stays,
      ${columns.map((name) => `arrayFilter((one, stay) -> stay, did.${name}, stays) AS ${name}`).join(", ")}
    FROM account_traffic WHERE month = {month:Date} AND notEmpty(hour)) AS kept
  FULL JOIN (
    SELECT sipHash64(account_id) AS account, groupArray(${hourOfMonth}) AS hour,
      ${columns
        .slice(1)
        .map((name) => `groupArray(account_hour.${name}) AS ${name}`)
        .join(", ")}
    FROM account_hour WHERE toDate(account_hour.hour) IN {days:Array(Date)} GROUP BY account) AS built USING account`;

export const hasTraffic = (token: string): string =>
  `SELECT count() > 0 AS hasRows FROM ${shadowOf("account_traffic", token)}`;

/** A month of which no hour is left. */
export const dropTraffic = (month: string): string => `ALTER TABLE account_traffic DROP PARTITION '${month}'`;
