import type { ValueKind } from "../contract";
import { trafficValues } from "./incidences.sql";
import { extractionMask } from "./profiles.sql";

export const wrapperColumns = { prefix: "prefix_id", suffix: "suffix_id", system_prompt: "system_prompt_id" } as const;
export type WrapperKind = keyof typeof wrapperColumns;
export const wrapperKinds = Object.keys(wrapperColumns) as WrapperKind[];

const trafficKinds = Object.keys(trafficValues) as ValueKind[];

/** Writes the exchanges of members, each with its group and the keys of its values. */
export const writeExchangesQuery = `
  INSERT INTO detection_exchange (run_id, number, account_id, ts, exchange_id, model, elicitation, question, client, network, ${trafficKinds.join(", ")})
  SELECT {run:UUID}, m.number, e.account_id, ts, exchange_id, model, elicitation, if(prompt = '', 0, cityHash64(prompt)),
    if(user_agent = '' AND client_fingerprint = '', 0, cityHash64(user_agent, client_fingerprint)),
    if(asn != 0, toUInt64(asn), if(ip = toIPv6('::'), 0, cityHash64(cutIPv6(ip, 10, 1)))),
    ${trafficKinds.map((kind) => trafficValues[kind]).join(", ")}
  FROM (SELECT * FROM exchange WHERE account_id IN (SELECT account_id FROM detection_member WHERE run_id = {run:UUID})) AS e
  INNER JOIN (SELECT account_id, number FROM detection_member WHERE run_id = {run:UUID}) AS m ON m.account_id = e.account_id`;

/** The exchanges of members. */
export const theirs = "(SELECT * FROM detection_exchange WHERE run_id = {run:UUID})";
const extracts = `bitAnd(elicitation, ${extractionMask}) != 0`;

/** How the groups of a run use one kind of wrapper: what at least three of a group's accounts put around different questions. */
export const wrapperUseQuery = (kind: WrapperKind): string => `
  SELECT number, toString(${kind}) AS value, toUInt32(uniqExact(account_id)) AS accounts, toUInt32(count()) AS exchanges,
    toUInt32(countIf(${extracts})) AS extracting
  FROM ${theirs} WHERE ${kind} != 0
  GROUP BY number, ${kind} HAVING accounts >= 3`;

const carries = wrapperKinds
  .map(
    (kind) =>
      `(number, '${kind}', ${kind}) IN (SELECT number, kind, value FROM detection_wrapper WHERE run_id = {run:UUID})`,
  )
  .join(" OR ");

/** Whether an exchange of a member is work of its group. */
export const isWork = `(${extracts} OR ${carries})`;

/**
 * What each member did of its group's work: exchanges that ask for extraction in words, that carry a wrapper found to
 * extract in that group, and that do both.
 */
export const workQuery = `
  SELECT number, account_id AS accountId, toUInt32(countIf(${extracts})) AS asking,
    toUInt32(countIf(${carries})) AS carrying, toUInt32(countIf(${extracts} AND ${carries})) AS both
  FROM ${theirs}
  GROUP BY number, accountId`;

/** When the members of a group used the values written for the run, and the first few exchanges (by id) that show it. */
export const sightingsQuery = (kind: ValueKind): string => `
  SELECT number, toString(${kind}) AS value, min(ts) AS firstSeen, max(ts) AS lastSeen,
    groupArraySorted(3)(exchange_id) AS exchangeIds
  FROM ${theirs}
  WHERE (number, ${kind}) IN (SELECT number, value FROM detection_wrapper WHERE run_id = {run:UUID} AND kind = '${kind}')
  GROUP BY number, ${kind}`;

/** Questions of a group's extraction that more than one of its accounts, or one account on more than one model, asked. */
export const repeatsQuery = `
  SELECT number, toUInt32(sum(n)) AS asked, toUInt32(sumIf(n, accounts > 1 OR models > 1)) AS repeated
  FROM (
    SELECT number, question, count() AS n, uniqExact(account_id) AS accounts, uniqExact(model) AS models
    FROM ${theirs} WHERE ${extracts} AND question != 0
    GROUP BY number, question)
  GROUP BY number`;

/** Every exchange with the group of its account; 0 for accounts in none. */
const everybodys = `(
  SELECT e.model AS model, e.ts AS ts, e.account_id AS account_id, m.number AS number FROM exchange AS e
  LEFT JOIN (SELECT account_id, number FROM detection_member WHERE run_id = {run:UUID}) AS m ON m.account_id = e.account_id)`;

/** Exchanges on a model and on all models in the day after its release, by group; of everybody, or of members only. */
export const pivotQuery = (of: "everybody" | "members"): string => `
  SELECT r.model AS model, r.released_at AS releasedAt, e.number AS number, toUInt32(count()) AS exchanges,
    toUInt32(countIf(e.model = r.model)) AS onNew, toUInt32(uniqExact(e.account_id)) AS accounts,
    quantileExactIf(0.5)(dateDiff('second', r.released_at, e.ts) / 3600, e.model = r.model) AS medianHours
  FROM ${of === "everybody" ? everybodys : theirs} AS e
  CROSS JOIN (
    SELECT model, released_at FROM model_release_latest
    WHERE released_at > (SELECT min(ts) + INTERVAL 1 DAY FROM exchange) AND released_at < (SELECT max(ts) - INTERVAL 1 DAY FROM exchange)) AS r
  WHERE e.ts > r.released_at AND e.ts <= r.released_at + INTERVAL 1 DAY
  GROUP BY model, releasedAt, number`;
