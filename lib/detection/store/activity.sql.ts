import type { ValueKind } from "../contract";
import { trafficValues } from "./incidences.sql";
import { extractionMask } from "./profiles.sql";

export const wrapperColumns = { prefix: "prefix_id", suffix: "suffix_id", system_prompt: "system_prompt_id" } as const;
export type WrapperKind = keyof typeof wrapperColumns;
export const wrapperKinds = Object.keys(wrapperColumns) as WrapperKind[];

export const members = "(SELECT account_id, number FROM detection_member WHERE run_id = {run:UUID})";
/** The exchanges of members, found by the order in which exchanges are stored. */
export const theirs =
  "(SELECT * FROM exchange WHERE account_id IN (SELECT account_id FROM detection_member WHERE run_id = {run:UUID}))";
const extracts = `bitAnd(elicitation, ${extractionMask}) != 0`;

/** How the groups of a run use one kind of wrapper: what at least three of a group's accounts put around different questions. */
export const wrapperUseQuery = (kind: WrapperKind): string => `
  SELECT number, toString(value) AS value, toUInt32(uniqExact(account_id)) AS accounts, toUInt32(count()) AS exchanges,
    toUInt32(countIf(extracts)) AS extracting
  FROM (
    SELECT m.number AS number, e.account_id AS account_id, e.${wrapperColumns[kind]} AS value, ${extracts} AS extracts
    FROM ${theirs} AS e INNER JOIN ${members} AS m ON m.account_id = e.account_id
    WHERE e.${wrapperColumns[kind]} != 0)
  GROUP BY number, value HAVING accounts >= 3`;

const carries = wrapperKinds
  .map(
    (kind) =>
      `(m.number, '${kind}', ${wrapperColumns[kind]}) IN (SELECT number, kind, value FROM detection_wrapper WHERE run_id = {run:UUID})`,
  )
  .join(" OR ");

/** Whether an exchange `e` of a member `m` is work of its group. */
export const isWork = `(${extracts} OR ${carries})`;

/**
 * What each member did of its group's work: exchanges that ask for extraction in words, that carry a wrapper found to
 * extract in that group, and that do both.
 */
export const workQuery = `
  SELECT m.number AS number, e.account_id AS accountId, toUInt32(countIf(${extracts})) AS asking,
    toUInt32(countIf(${carries})) AS carrying, toUInt32(countIf(${extracts} AND ${carries})) AS both
  FROM ${theirs} AS e INNER JOIN ${members} AS m ON m.account_id = e.account_id
  GROUP BY number, accountId`;

/** When the members of a group used the values written for the run, and the first few exchanges (by id) that show it. */
export const sightingsQuery = (kind: ValueKind): string => `
  SELECT number, toString(value) AS value, min(ts) AS firstSeen, max(ts) AS lastSeen,
    groupArraySorted(3)(exchange_id) AS exchangeIds
  FROM (
    SELECT m.number AS number, ${trafficValues[kind]} AS value, e.ts AS ts, e.exchange_id AS exchange_id
    FROM ${theirs} AS e INNER JOIN ${members} AS m ON m.account_id = e.account_id)
  WHERE (number, value) IN (SELECT number, value FROM detection_wrapper WHERE run_id = {run:UUID} AND kind = '${kind}')
  GROUP BY number, value`;

/** Questions of a group's extraction that more than one of its accounts, or one account on more than one model, asked. */
export const repeatsQuery = `
  SELECT number, toUInt32(sum(n)) AS asked, toUInt32(sumIf(n, accounts > 1 OR models > 1)) AS repeated
  FROM (
    SELECT m.number AS number, cityHash64(e.prompt) AS question, count() AS n, uniqExact(e.account_id) AS accounts,
      uniqExact(e.model) AS models
    FROM ${theirs} AS e INNER JOIN ${members} AS m ON m.account_id = e.account_id
    WHERE ${extracts} AND e.prompt != ''
    GROUP BY number, question)
  GROUP BY number`;

/** Exchanges on a model and on all models in the day after its release, by group (0: accounts in none). */
export const pivotQuery = `
  SELECT r.model AS model, r.released_at AS releasedAt, m.number AS number, toUInt32(count()) AS exchanges,
    toUInt32(countIf(e.model = r.model)) AS onNew, toUInt32(uniqExact(e.account_id)) AS accounts,
    quantileExactIf(0.5)(dateDiff('second', r.released_at, e.ts) / 3600, e.model = r.model) AS medianHours
  FROM exchange AS e
  CROSS JOIN (
    SELECT model, released_at FROM model_release_latest
    WHERE released_at > (SELECT min(ts) + INTERVAL 1 DAY FROM exchange) AND released_at < (SELECT max(ts) - INTERVAL 1 DAY FROM exchange)) AS r
  LEFT JOIN ${members} AS m ON m.account_id = e.account_id
  WHERE e.ts > r.released_at AND e.ts <= r.released_at + INTERVAL 1 DAY
  GROUP BY model, releasedAt, number`;
