import type { Tables } from "./incidences.sql";

const valuesOf = (...kinds: string[]): string =>
  `SELECT kind, value, lists FROM detection_listed_value WHERE question = {question:UUID} AND kind IN ('${kinds.join("', '")}')`;

/** Every address of traffic and of sign-ups, with the lists that name a network that it was seen in, and whether two accounts show it. */
const addresses = ({ exchange, account }: Tables): string => `
  SELECT ip, max(traffic) AS used, minIf(low, traffic) AS lowest, maxIf(high, traffic) AS highest,
    lowest != highest AS shared, minIf(low, NOT traffic) != maxIf(high, NOT traffic) AS signed,
    groupUniqArrayArray(network.lists) AS by_network
  FROM (
    SELECT ip, asn, traffic, min(account_id) AS low, max(account_id) AS high FROM (
      SELECT ip, asn, account_id, 1 AS traffic FROM ${exchange} WHERE ip != toIPv6('::')
      UNION ALL SELECT signup_ip, 0, account_id, 0 FROM ${account} WHERE signup_ip != toIPv6('::'))
    GROUP BY ip, asn, traffic) AS seen
  LEFT JOIN (SELECT toUInt32(value) AS number, lists FROM (${valuesOf("asn")})) AS network ON network.number = seen.asn
  GROUP BY ip`;

/** The ranges do not overlap, so that the one that begins last before an address is the only one that it can be in. */
const namedAddresses = (tables: Tables): string => `
  SELECT ip, used, lowest, highest, shared, signed,
    arraySort(arrayDistinct(arrayConcat(by_network, if(number <= named.last, named.lists, [])))) AS by
  FROM (SELECT *, toUInt128(ip) AS number, 1 AS one FROM (${addresses(tables)})) AS address
  ASOF LEFT JOIN (
    SELECT 1 AS one, toUInt128(first) AS first, toUInt128(last) AS last, lists FROM detection_listed_range WHERE question = {question:UUID}
  ) AS named ON named.one = address.one AND address.number >= named.first`;

/** A block of addresses is named when all its addresses that traffic shows are. */
const network = (tables: Tables): string => `
  SELECT hit.1 AS kind, hit.2 AS value, hit.3 AS lists FROM (
    SELECT arrayJoin(arrayConcat(
      groupArrayArray(arrayMap(kind -> (kind, sipHash64(toString(ip)), by),
        arrayConcat(if(shared AND notEmpty(by), ['ip'], []), if(signed AND notEmpty(by), ['signup_ip'], [])))),
      if(minIf(notEmpty(by), used) AND minIf(lowest, used) != maxIf(highest, used),
        [('ip_prefix', sipHash64(cutIPv6(ip, 10, 1)), arraySort(groupUniqArrayArrayIf(by, used)))], []))) AS hit
    FROM (${namedAddresses(tables)}) GROUP BY cutIPv6(ip, 10, 1))`;

const suffixes = `arrayMap(i -> ('domain', arrayStringConcat(arraySlice(splitByChar('.', lower(email_domain)), i), '.')),
  arrayEnumerate(splitByChar('.', email_domain)))`;

const mailDomains = ({ account }: Tables): string => `
  SELECT 'mail_domain' AS kind, sipHash64(email_domain) AS value, arraySort(groupUniqArrayArray(named.lists)) AS lists FROM (
    SELECT email_domain, arrayJoin(arrayConcat([('mail_domain', lower(email_domain))], ${suffixes})) AS part FROM (
      SELECT email_domain FROM ${account} WHERE email_domain != '' GROUP BY email_domain HAVING min(account_id) != max(account_id))) AS held
  INNER JOIN (${valuesOf("mail_domain", "domain")}) AS named ON named.kind = held.part.1 AND named.value = held.part.2
  GROUP BY email_domain`;

const clients = ({ exchange }: Tables): string => `
  SELECT 'user_agent' AS kind, sipHash64(user_agent) AS value, arraySort(named.lists) AS lists FROM (
    SELECT toString(user_agent) AS user_agent FROM ${exchange} WHERE user_agent != '' GROUP BY user_agent
    HAVING min(account_id) != max(account_id)) AS held
  INNER JOIN (${valuesOf("user_agent")}) AS named ON named.value = held.user_agent`;

/** The values that two accounts or more show and that any list names, by the places of the lists. */
export const listedQuery = (tables: Tables): string =>
  [network(tables), mailDomains(tables), clients(tables)]
    .map((part) => `SELECT toString(kind) AS kind, toString(value) AS value, lists FROM (${part})`)
    .join("\nUNION ALL\n");

/** How many values of each kind. */
export const reachQuery = (tables: Tables): string =>
  `SELECT kind, toUInt32(count()) AS found FROM (${listedQuery(tables)}) GROUP BY kind`;

/** Parts that a process left that was killed. */
export const leftQuery = (table: string): string =>
  `SELECT DISTINCT toString(question) AS part FROM ${table} WHERE UUIDv7ToDateTime(question) < now() - INTERVAL 1 DAY`;
