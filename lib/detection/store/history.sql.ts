import { isWork, theirs } from "./activity.sql";

/** Hours in which a member was in use, with what it was sent with, through whose network, and whether for the group's work. */
const hours = `
  SELECT account_id, hour, work, traits, minIf(hour, work) OVER (PARTITION BY account_id) AS began
  FROM (
    SELECT DISTINCT account_id, toStartOfHour(ts) AS hour, ${isWork} AS work, [('client', client), ('network', network)] AS traits
    FROM ${theirs})`;

/** Values of one trait that count for an account: more are no habit. */
const mostValues = 32;

/**
 * For each member that does work of its group, its clients and its networks in the order of their first use: hours before the
 * work began, and since then hours of other use and of the work. Hours, not exchanges: those of one sitting depend on each other.
 */
export const habitsQuery = `
  SELECT account_id AS accountId, trait,
    arraySlice(arraySort(groupArray((toUnixTimestamp(first), toUInt32(before), toUInt32(own), toUInt32(worked)))), 1, ${mostValues}) AS uses
  FROM (
    SELECT account_id, pair.1 AS trait, pair.2 AS value, min(hour) AS first,
      uniqExactIf(hour, hour < began) AS before, uniqExactIf(hour, hour >= began AND NOT work) AS own, uniqExactIf(hour, work) AS worked
    FROM (${hours}) ARRAY JOIN traits AS pair
    WHERE value != 0 AND toUnixTimestamp(began) != 0
    GROUP BY account_id, trait, value)
  GROUP BY accountId, trait`;
