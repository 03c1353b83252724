import { extractionMask } from "@/lib/content";
import { coverageOfDays } from "./coverage.sql";
import { buildOfFacetDays, buildOfFacets } from "./facets.sql";
import { shadowOf } from "./shadows";

/** The roll-ups, each in terms of those before it. */
export const rollupTables = [
  "account_hour",
  "account_day",
  "traffic_hour",
  "stored_hour",
  "coverage_day",
  "account_facet",
  "facet_day",
] as const;
export type RollupTable = (typeof rollupTables)[number];

/** A table beside a roll-up in which days are built before they are swapped in. */

/** The statement that builds `{days:Array(Date)}` of a roll-up in its shadow. */
export const buildOf: Record<RollupTable, (token: string) => string> = {
  account_hour: (token) => `
    INSERT INTO ${shadowOf("account_hour", token)}
    SELECT account_id, toStartOfHour(ts) AS hour, model, capability, count() AS exchanges, sum(input_tokens) AS input_tokens,
      sum(output_tokens) AS output_tokens, sum(reasoning_tokens) AS reasoning_tokens,
      countIf(bitAnd(elicitation, ${extractionMask}) != 0) AS elicited
    FROM exchange WHERE toDate(ts) IN {days:Array(Date)} GROUP BY account_id, hour, model, capability`,
  account_day: (token) => `
    INSERT INTO ${shadowOf("account_day", token)}
    SELECT account_id, toDate(ts) AS day, count() AS exchanges, min(ts) AS first_seen, max(ts) AS last_seen
    FROM exchange WHERE toDate(ts) IN {days:Array(Date)} GROUP BY account_id, day`,
  traffic_hour: (token) => `
    INSERT INTO ${shadowOf("traffic_hour", token)}
    SELECT hour, model, capability, sum(exchanges) AS exchanges, sum(input_tokens) AS input_tokens,
      sum(output_tokens) AS output_tokens, sum(reasoning_tokens) AS reasoning_tokens, sum(elicited) AS elicited
    FROM ${shadowOf("account_hour", token)} GROUP BY hour, model, capability`,
  stored_hour: (token) => `
    INSERT INTO ${shadowOf("stored_hour", token)}
    SELECT hour, sum(exchanges) AS exchanges, uniqCombinedState(12)(account_id) AS accounts
    FROM ${shadowOf("account_hour", token)} GROUP BY hour`,
  coverage_day: (token) => `INSERT INTO ${shadowOf("coverage_day", token)} ${coverageOfDays}`,
  account_facet: buildOfFacets,
  facet_day: buildOfFacetDays,
};

/** A day that has no exchanges any more. */
export const dropDay = (table: RollupTable, day: string): string => `ALTER TABLE ${table} DROP PARTITION '${day}'`;

/** Rows of exchanges by day, counted by the names of the partitions: no column is read. */
export const sizeOfDays = `
  SELECT toString(YYYYMMDDToDate(toUInt32(_partition_id))) AS day, toFloat64(count()) AS rows FROM exchange GROUP BY _partition_id`;
