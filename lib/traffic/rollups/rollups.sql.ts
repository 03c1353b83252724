import { extractionMask } from "@/lib/content";
import { coverageOfDays } from "./coverage.sql";

/** The roll-ups, each in terms of those before it. */
export const rollupTables = ["account_hour", "account_day", "traffic_hour", "stored_hour", "coverage_day"] as const;
export type RollupTable = (typeof rollupTables)[number];

/** A table beside a roll-up in which days are built before they are swapped in. */
export const shadowOf = (table: RollupTable, token: string): string => `rollup_${token}_${table}`;

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
};

/**
 * How a roll-up is built where that differs from its table: with an index of every thousandth row, since a few accounts lie each for
 * itself among all others, and of 8,192 rows at a time (the engine's own step) a dozen accounts were a walk over the whole day. A part
 * keeps the step that it was built with when it is swapped in; that of a table cannot be changed.
 */
const engineOf: Partial<Record<RollupTable, string>> = {
  account_hour:
    " ENGINE = MergeTree PARTITION BY toDate(hour) ORDER BY (account_id, hour, model, capability) SETTINGS index_granularity = 1024",
};

export const createShadow = (table: RollupTable, token: string): string =>
  `CREATE TABLE ${shadowOf(table, token)} AS ${table}${engineOf[table] ?? ""}`;

export const swapIn = (table: RollupTable, token: string, day: string): string =>
  `ALTER TABLE ${table} REPLACE PARTITION '${day}' FROM ${shadowOf(table, token)}`;

/** A day that has no exchanges any more. */
export const dropDay = (table: RollupTable, day: string): string => `ALTER TABLE ${table} DROP PARTITION '${day}'`;

/** Rows of exchanges by day, counted by the names of the partitions: no column is read. */
export const sizeOfDays = `
  SELECT toString(YYYYMMDDToDate(toUInt32(_partition_id))) AS day, toFloat64(count()) AS rows FROM exchange GROUP BY _partition_id`;

/** Shadows that a killed process left. */
export const leftShadows = `
  SELECT name FROM system.tables WHERE database = currentDatabase() AND match(name, '^rollup_[0-9a-f]+_')`;
