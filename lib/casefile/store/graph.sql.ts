/** A value's key is its kind and its hash: one text that travels as a parameter. */
const key = "concat(kind, ':', toString(value))";
const here = "run_id = {runId:UUID} AND campaign_id = {campaignId:UUID}";

/** Who holds what, once; values that only one member holds, or that weigh nothing, tie nobody. */
const tables = `
  incidence AS (SELECT DISTINCT account_id, ${key} AS key FROM campaign_incidence WHERE ${here}),
  held AS (
    SELECT ${key} AS key, any(family) AS family, uniqExact(account_id) AS holders, max(weight) AS nats
    FROM campaign_incidence WHERE ${here} GROUP BY key HAVING holders >= 2 AND nats > 0)`;

/**
 * Each account's community: the value it shares with most others, as long as that is no more than a share of the
 * campaign, since what everybody holds divides nobody. Ties go to the later key, so that the answer is always the same.
 */
const homes = `${tables},
  home AS (
    SELECT incidence.account_id AS account_id,
      argMax(incidence.key, (held.holders <= {dividing:UInt32}, held.holders, incidence.key)) AS community
    FROM incidence INNER JOIN held ON held.key = incidence.key GROUP BY account_id)`;

/** The values that tie most, with their number over all. */
export const valuesQuery = `
  WITH ${tables}, scoped AS (
    SELECT incidence.key AS key, count() AS accounts FROM incidence
    WHERE empty({accountIds:Array(String)}) OR account_id IN {accountIds:Array(String)} GROUP BY key)
  SELECT held.key AS key, held.family AS family, toUInt32(held.holders) AS holders,
    toUInt32(scoped.accounts) AS accounts, held.nats AS nats, toUInt32(count() OVER ()) AS total
  FROM held INNER JOIN scoped ON scoped.key = held.key
  WHERE scoped.accounts >= 2 OR {lonely:UInt8}
  ORDER BY scoped.accounts * held.nats DESC, held.key LIMIT {values:UInt32}`;

export const accountEdgesQuery = `
  WITH ${tables}
  SELECT account_id AS accountId, key FROM incidence
  WHERE account_id IN {accountIds:Array(String)} AND key IN {keys:Array(String)} ORDER BY account_id, key`;

export const communitiesQuery = `
  WITH ${homes}
  SELECT community AS key, toUInt32(count()) AS accounts FROM home GROUP BY community ORDER BY accounts DESC, key`;

export const communityEdgesQuery = `
  WITH ${homes}
  SELECT home.community AS community, incidence.key AS key, toUInt32(count()) AS accounts
  FROM incidence INNER JOIN home ON home.account_id = incidence.account_id
  WHERE home.community IN {communities:Array(String)} AND incidence.key IN {keys:Array(String)}
  GROUP BY community, key ORDER BY community, key`;

/** Accounts of one community, or of none of those named. */
export const communityAccountsQuery = `
  WITH ${homes} SELECT account_id AS accountId FROM home WHERE community = {community:String} ORDER BY account_id`;

export const housedAccountsQuery = `
  WITH ${homes} SELECT account_id AS accountId FROM home WHERE community IN {communities:Array(String)}`;

export const holdersQuery = `
  WITH ${tables} SELECT account_id AS accountId FROM incidence WHERE key = {key:String} ORDER BY account_id`;
