import { shadowOf } from "../rollups/shadows";
import { coverageCounts, coverageOfAccounts } from "./coverage.sql";

/** The tables of the survey; the second says what the first is made of, and so comes last. */
export const surveyTables = ["account_coverage", "account_survey"] as const;
export type SurveyTable = (typeof surveyTables)[number];

const levels = 1000;

/** How busy accounts are on the days on which they are active at all. */
export const everybodyQuery = `
  SELECT quantilesExact(${Array.from({ length: levels }, (_, i) => (i + 0.5) / levels).join(", ")})(rate) AS spread,
    quantileExact(0.5)(rate) AS median
  FROM (SELECT sum(exchanges) / sum(bitCount(days)) AS rate FROM account_month FINAL GROUP BY account_id)`;

/** How many accounts are known, within half a percent above some thousands. */
export const knownAccounts = `
  SELECT uniqCombined(17)(account_id) FROM
    (SELECT account_id FROM account_current UNION ALL SELECT account_id FROM account_month)`;

/** The newest import of attributes: none changes them without being newer than all before it. */
export const newestImport = "SELECT max(recorded_at) AS recordedAt, max(batch) AS batch FROM account_current";

const isNewest = "(recorded_at, batch) = (SELECT (max(recorded_at), max(batch)) FROM account_current)";

/** Whether there is a survey that knows all attributes, and whether there is anything to survey. */
export const stateQuery = `
  SELECT (SELECT count() FROM account_survey WHERE ${isNewest}) > 0 AS isFresh,
    (SELECT count() FROM account_current) + (SELECT count() FROM account_month) > 0 AS hasAccounts`;

export const keptAccounts = `SELECT max(accounts) AS accounts FROM account_survey WHERE ${isNewest}`;

/** Rows of coverage from a day on; computed on asking where they are not kept. */
export const coverageQuery = (isKept: boolean): string => `
  SELECT toString(day) AS day, last, ${coverageCounts.map((name) => `toFloat64(kept.${name}) AS ${name}`).join(", ")}
  FROM ${isKept ? "account_coverage" : `(${coverageOfAccounts})`} AS kept
  WHERE kept.day >= {since:Date} ORDER BY last, day`;

/** The statements that fill the shadows. `{recordedAt:DateTime64(3)}`, `{batch:UInt64}`: the newest import as it was before. */
export const fillOf: Record<SurveyTable, (token: string) => string> = {
  account_coverage: (token) => `
    INSERT INTO ${shadowOf("account_coverage", token)} (day, last, ${coverageCounts.join(", ")}) ${coverageOfAccounts}`,
  account_survey: (token) => `
    INSERT INTO ${shadowOf("account_survey", token)} (recorded_at, batch, accounts, spread, median)
    SELECT {recordedAt:DateTime64(3, 'UTC')}, {batch:UInt64}, (${knownAccounts}), spread, median FROM (${everybodyQuery})`,
};

export const countOfShadow = (table: SurveyTable, token: string): string =>
  `SELECT count() > 0 AS hasRows FROM ${shadowOf(table, token)}`;

export const empty = (table: SurveyTable): string => `TRUNCATE TABLE ${table}`;
