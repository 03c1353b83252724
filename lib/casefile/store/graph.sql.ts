/** A value's key is its kind and its hash: one text that travels as a parameter. */
const key = "concat(kind, ':', toString(value))";
const here = "run_id = {runId:UUID} AND campaign_id = {campaignId:UUID}";
/** What is looked at: all families or some, without the values put aside, everybody or who was active in a time. */
const scoped = `${here}
  AND (empty({families:Array(String)}) OR campaign_incidence.family IN {families:Array(String)})
  AND ${key} NOT IN {hidden:Array(String)}
  AND ({anytime:UInt8} OR account_id IN {active:Array(String)})`;

/** Who holds what, once; values that only one member holds, or that weigh nothing, tie nobody. */
const tables = `
  incidence AS (SELECT DISTINCT account_id, ${key} AS key FROM campaign_incidence WHERE ${scoped}),
  held AS (
    SELECT ${key} AS key, any(family) AS family, uniqExact(account_id) AS holders, max(weight) AS nats,
      max(overall) AS overall, max(hub) AS hub, max(listed) AS listed
    FROM campaign_incidence WHERE ${scoped} GROUP BY key HAVING holders >= 2 AND nats > 0)`;

/**
 * Each account's community: the value it shares with most others, as long as that is no more than a share of the
 * campaign, since what everybody holds divides nobody. Ties go to the later key, so that the answer is always the same.
 */
const homes = `${tables},
  home AS (
    SELECT incidence.account_id AS account_id,
      argMax(incidence.key, (held.holders <= {dividing:UInt32}, held.holders, incidence.key)) AS community
    FROM incidence INNER JOIN held ON held.key = incidence.key GROUP BY account_id)`;

/** Those that are pinned, then the values that tie most, with their number over all. */
export const valuesQuery = `
  WITH ${tables}, scoped AS (
    SELECT incidence.key AS key, count() AS accounts FROM incidence
    WHERE empty({accountIds:Array(String)}) OR account_id IN {accountIds:Array(String)} GROUP BY key)
  SELECT held.key AS key, held.family AS family, toUInt32(held.holders) AS holders,
    toUInt32(scoped.accounts) AS accounts, held.nats AS nats, toUInt32(held.overall) AS overall, held.hub AS hub, held.listed AS listed,
    toUInt32(count() OVER ()) AS total
  FROM held INNER JOIN scoped ON scoped.key = held.key
  WHERE scoped.accounts >= 2 OR {lonely:UInt8} OR held.key IN {pinned:Array(String)}
  ORDER BY held.key IN {pinned:Array(String)} DESC, scoped.accounts * held.nats DESC, held.key LIMIT {values:UInt32}`;

/** The values that one account shares with other members. */
export const valuesOfAccountQuery = `
  WITH ${tables}
  SELECT key, family, toUInt32(holders) AS holders, toUInt32(1) AS accounts, nats, toUInt32(overall) AS overall, hub, listed,
    toUInt32(count() OVER ()) AS total
  FROM held WHERE key IN (SELECT key FROM incidence WHERE account_id = {accountId:String})
  ORDER BY nats DESC, key LIMIT {values:UInt32}`;

/** Of some accounts, which of some values each holds, and how many that tie it there are in all. */
export const accountEdgesQuery = `
  WITH ${tables}
  SELECT account_id AS accountId, arraySort(groupArrayIf(key, key IN {keys:Array(String)})) AS keys,
    toUInt32(count()) AS held
  FROM incidence WHERE account_id IN {accountIds:Array(String)} AND key IN (SELECT key FROM held)
  GROUP BY account_id ORDER BY account_id`;

export const communitiesQuery = `
  WITH ${homes}
  SELECT community AS key, toUInt32(count()) AS accounts FROM home GROUP BY community ORDER BY accounts DESC, key`;

export const communityEdgesQuery = `
  WITH ${homes}
  SELECT home.community AS community, incidence.key AS key, toUInt32(count()) AS accounts
  FROM incidence INNER JOIN home ON home.account_id = incidence.account_id
  WHERE home.community IN {communities:Array(String)} AND incidence.key IN {keys:Array(String)}
  GROUP BY community, key ORDER BY community, key`;

/** Accounts of some communities. */
export const housedAccountsQuery = `
  WITH ${homes} SELECT account_id AS accountId FROM home WHERE community IN {communities:Array(String)}`;

/** Accounts that hold any of some values. */
export const holdersQuery = `
  WITH ${tables} SELECT DISTINCT account_id AS accountId FROM incidence WHERE key IN {keys:Array(String)}`;
