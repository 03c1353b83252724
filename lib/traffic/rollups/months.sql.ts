import { shadowOf } from "./shadows";

/** Days of a row of `account_month` as dates. */
export const datesOf = "arrayMap(position -> addDays(month, position), bitPositionsToArray(days))";

/** The statement that builds `{months:Array(Date)}` in their shadow. */
export const buildOfMonths = (token: string): string => `
  INSERT INTO ${shadowOf("account_month", token)}
  SELECT account_id, toStartOfMonth(day) AS month, groupBitOr(bitShiftLeft(toUInt32(1), toDayOfMonth(day) - 1)) AS days,
    sum(exchanges) AS exchanges, min(first_seen) AS first_seen, max(last_seen) AS last_seen
  FROM account_day WHERE toStartOfMonth(day) IN {months:Array(Date)} GROUP BY account_id, month`;

/** A month of which no day is left. */
export const dropMonth = (month: string): string => `ALTER TABLE account_month DROP PARTITION '${month}'`;

/** Months that differ from the days they are made of, in how many days of accounts they have or in their exchanges. */
export const monthsBehind = `
  SELECT toString(month) AS month FROM (
    SELECT toStartOfMonth(day) AS month, toInt64(count()) AS rows, toInt64(sum(exchanges)) AS exchanges
    FROM account_day GROUP BY month
    UNION ALL
    SELECT month, -toInt64(sum(bitCount(days))) AS rows, -toInt64(sum(exchanges)) AS exchanges
    FROM account_month GROUP BY month)
  GROUP BY month HAVING sum(rows) != 0 OR sum(exchanges) != 0 ORDER BY month`;

/** Months of which there are days. */
export const monthsOfDays = "SELECT DISTINCT toString(toStartOfMonth(day)) AS month FROM account_day";
