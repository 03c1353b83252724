import { theirs } from "./activity.sql";

/** Length in seconds of the stretches in which two accounts of a group are active together. */
export const stretchSeconds = 600;

const stretches = `
  SELECT DISTINCT number, account_id, intDiv(toUnixTimestamp(ts), 3600) AS hour, intDiv(toUnixTimestamp(ts), ${stretchSeconds}) AS stretch
  FROM ${theirs}`;

/**
 * By group: how often two of its accounts were active in the same ten minutes (`seen`), and how often they would have been if each had
 * placed its stretches within the hours of its activity as it pleased (`expected`). Day, hour and habits are given by this, so
 * that neither an event nor a time zone looks like a schedule.
 */
export const scheduleQuery = `
  WITH stretches AS (${stretches})
  SELECT number, expected, seen FROM (
    SELECT number, sum(own * own - squares) / 2 * ${stretchSeconds / 3600} AS expected
    FROM (
      SELECT number, hour, sum(n) AS own, sum(n * n) AS squares
      FROM (SELECT number, account_id, hour, count() AS n FROM stretches GROUP BY number, account_id, hour)
      GROUP BY number, hour)
    GROUP BY number) AS chance
  INNER JOIN (
    SELECT number, toFloat64(sum(n * (n - 1)) / 2) AS seen
    FROM (SELECT number, stretch, count() AS n FROM stretches GROUP BY number, stretch)
    GROUP BY number) AS found USING (number)`;
