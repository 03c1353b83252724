import { capabilities } from "@/lib/content";
import { wrapperColumns } from "./activity.sql";
import { elicitationCounts, extractionMask } from "./profiles.sql";

const extracts = `bitAnd(elicitation, ${extractionMask}) != 0`;
const chosen = "end_user_id != '' AND account_id IN {accounts:Array(String)}";

/** Accounts with at least `{least:UInt32}` end users, how many exchanges ask for extraction, and end users that do. */
export const endUserAccountsQuery = `
  SELECT account_id AS accountId, toUInt32(uniqExact(end_user_id)) AS endUsers,
    toUInt32(uniqExactIf(end_user_id, ${extracts})) AS extracting
  FROM exchange WHERE end_user_id != '' GROUP BY account_id HAVING endUsers >= {least:UInt32} ORDER BY account_id`;

const kinds = Object.entries(wrapperColumns);
const pairs = `[${kinds.map(([kind, column]) => `('${kind}', ${column})`).join(", ")}]`;

/** A text that also surrounds people's questions does not make them work; wording that no pattern knows is a fifth at most. */
const extractingShare = 0.8;

const wrapperKey = (kind: string, value: string): string => `cityHash64(account_id, ${kind}, ${value})`;

/** Texts around different questions of several end users of an account that nearly always ask for extraction. */
export const workWrappersQuery = `
  SELECT toString(any(${wrapperKey("wrapper.1", "wrapper.2")})) AS key, account_id, wrapper.1 AS kind, wrapper.2 AS value,
    uniqExact(end_user_id) AS users
  FROM exchange ARRAY JOIN ${pairs} AS wrapper WHERE ${chosen} AND wrapper.2 != 0
  GROUP BY account_id, kind, value HAVING users >= 3 AND uniqExact(template_id) >= 2 AND countIf(${extracts}) >= ${extractingShare} * count()`;

/** Whether an exchange asks for extraction, or carries one of the account's wrappers of the work: `{work:Array(UInt64)}`. */
const isWork = `(${extracts} OR ${kinds.map(([kind, column]) => `${wrapperKey(`'${kind}'`, column)} IN {work:Array(UInt64)}`).join(" OR ")})`;

/** What is asked for, as far as a wrapper or a class says it. */
const kindOfWork = `if(prefix_id = 0 AND suffix_id = 0 AND system_prompt_id = 0, cityHash64(capability), cityHash64(prefix_id, suffix_id, system_prompt_id))`;

/** Pairs that are alike by a key: those of one end user, n − 1 of an end user with n, and the chance among all of the account. */
const alike = (key: string, name: string): string => `
  SELECT account_id, sum(own) AS ${name}Seen, any(chance) AS ${name}Chance
  FROM (
    SELECT account_id, end_user_id, sum(n * (n - 1)) / sum(n) AS own
    FROM (SELECT account_id, end_user_id, ${key} AS k, count() AS n FROM taken GROUP BY account_id, end_user_id, k)
    GROUP BY account_id, end_user_id) AS users
  INNER JOIN (
    SELECT account_id, sum(n * (n - 1)) / greatest(1, sum(n) * (sum(n) - 1)) AS chance
    FROM (SELECT account_id, ${key} AS k, count() AS n FROM taken GROUP BY account_id, k)
    GROUP BY account_id) AS everybody USING (account_id)
  GROUP BY account_id`;

/** How end users of some accounts use them: over all exchanges, or over those that are extraction work. */
export const endUserHabitsQuery = (over: "all" | "work"): string => `
  WITH taken AS (
    SELECT account_id, end_user_id, ${kindOfWork} AS kind, intDiv(toUnixTimestamp(ts), 3600) AS hour
    FROM exchange WHERE ${chosen}${over === "work" ? ` AND ${isWork}` : ""})
  SELECT account_id AS accountId, groupArray((count, users)) AS use, toUInt32(sum(users)) AS endUsers,
    toFloat64(sum((count - 1) * users)) AS pairs, any(kindSeen) AS kindSeen, any(kindChance) AS kindChance,
    any(hourSeen) AS hourSeen, any(hourChance) AS hourChance
  FROM (
    SELECT account_id, count, toUInt32(count()) AS users
    FROM (SELECT account_id, end_user_id, toUInt32(count()) AS count FROM taken GROUP BY account_id, end_user_id)
    GROUP BY account_id, count ORDER BY account_id, count) AS histogram
  INNER JOIN (${alike("kind", "kind")}) AS kinds USING (account_id)
  INNER JOIN (${alike("hour", "hour")}) AS hours USING (account_id)
  GROUP BY account_id ORDER BY account_id`;

const perCapability = capabilities.map((name) => `toUInt32(countIf(capability = '${name}'))`).join(", ");

/** End users of some accounts with what each does, in an order that depends on nothing but their ids; at most `{most:UInt32}` an account. */
export const endUserRowsQuery = (over: "all" | "mostly work"): string => `
  SELECT account_id AS accountId, end_user_id AS endUserId, toUInt32(count()) AS exchanges, toUInt32(countIf(${isWork})) AS work,
    ${elicitationCounts} AS elicited, toUInt32(countIf(${extracts})) AS extraction, [${perCapability}] AS capability,
    toUInt32(countIf(template_id != 0)) AS withContent, toUInt32(countIf(session_id != '')) AS withSession,
    toUInt32(countIf(session_id != '') - uniqExactIf(session_id, session_id != '')) AS multiTurn,
    min(ts) AS firstSeen, max(ts) AS lastSeen
  FROM exchange WHERE ${chosen}
  GROUP BY account_id, end_user_id ${over === "all" ? "" : "HAVING work * 2 >= exchanges"}
  ORDER BY account_id, cityHash64(end_user_id), end_user_id
  LIMIT {most:UInt32} BY account_id`;

/** The wrappers of the work in some accounts, with end users and exchanges that show it. */
export const endUserWrappersQuery = `
  SELECT account_id AS accountId, wrapper.1 AS kind, toString(wrapper.2) AS value, toUInt32(uniqExact(end_user_id)) AS endUsers,
    min(ts) AS firstSeen, max(ts) AS lastSeen, groupArraySorted(3)(exchange_id) AS exchangeIds
  FROM exchange ARRAY JOIN ${pairs} AS wrapper
  WHERE ${chosen} AND ${wrapperKey("wrapper.1", "wrapper.2")} IN {work:Array(UInt64)}
  GROUP BY account_id, kind, value ORDER BY account_id, kind, value`;

/** Accounts and end users that show some wrappers, by key and, so that most exchanges are passed over quickly, by value; over all traffic. */
export const wrapperHoldersQuery = `
  SELECT wrapper.1 AS kind, toString(wrapper.2) AS value, toUInt32(uniqExact(account_id)) AS accounts,
    toUInt32(uniqExactIf((account_id, end_user_id), end_user_id != '')) AS endUsers
  FROM (SELECT * FROM exchange WHERE ${kinds.map(([, column]) => `${column} IN {values:Array(UInt64)}`).join(" OR ")}) ARRAY JOIN ${pairs} AS wrapper
  WHERE concat(wrapper.1, '/', toString(wrapper.2)) IN {keys:Array(String)} GROUP BY kind, value`;

/** Questions of the work that were asked more than once. */
export const endUserRepeatsQuery = `
  SELECT account_id AS accountId, toUInt32(sum(n)) AS asked, toUInt32(sumIf(n, n > 1)) AS repeated
  FROM (SELECT account_id, cityHash64(prompt) AS question, count() AS n FROM exchange
        WHERE ${chosen} AND prompt != '' AND ${isWork} GROUP BY account_id, question)
  GROUP BY account_id`;
