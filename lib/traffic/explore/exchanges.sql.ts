import { networkClassIn } from "../network-class";
import { countedFacets, type ExchangeFacet, exchangeFacets, unnamed } from "./facets";
import { accountOf, facetOfExchange, rolledOf, saidByValue } from "./facets.sql";
import { conditionsOf } from "./groups.sql";
import type { Scope } from "./scope";

/** Which exchanges: those of a scope, or only those of it that were sent in `{hour:UInt8}`. */
interface Matches {
  scope: Scope;
  hour?: number | undefined;
}

const matching = ({ scope, hour }: Matches, conditions: string[]): string =>
  [
    "account_facet.day >= {from:Date}",
    "account_facet.day < {to:Date}",
    ...(hour === undefined ? [] : ["has(account_facet.hours, {hour:UInt8})"]),
    ...conditionsOf(scope),
    ...conditions,
  ].join(" AND ");

/** Days with exchanges that match, the newest first. Of whole days with one filter or none, out of sums by one facet at a time. */
export function daysOfMatches({ scope, hour }: Matches): string {
  const { filters, members } = scope;
  const [facet, more] = countedFacets.filter((one) => filters[one] !== undefined);
  if (more !== undefined || members !== undefined || hour !== undefined) return daysOfCombinations({ scope, hour });
  const isNamed = facet !== undefined && filters[facet] !== unnamed;
  const matches = isNamed ? `${saidByValue(facet)} = {${facet}:String}` : "value = ''";
  return `
    SELECT toString(facet_day.day) AS day, toFloat64(sum(exchanges)) AS exchanges
    FROM facet_day WHERE facet = '${facet === undefined ? "all" : rolledOf(facet)}' AND ${matches} AND facet_day.day >= {from:Date} AND facet_day.day < {to:Date}
    GROUP BY facet_day.day ORDER BY facet_day.day DESC`;
}

const daysOfCombinations = (matches: Matches): string => `
  SELECT toString(account_facet.day) AS day,
    toFloat64(sum(${matches.hour === undefined ? "account_facet.exchanges" : "countEqual(account_facet.hours, {hour:UInt8})"})) AS exchanges
  FROM account_facet WHERE ${matching(matches, [])} GROUP BY account_facet.day ORDER BY account_facet.day DESC`;

/** The first accounts of a day with exchanges that match, from `{account:UInt32}` on. */
const accountsOfDay = (matches: Matches): string => `
  SELECT DISTINCT account FROM account_facet
  WHERE ${matching(matches, ["account_facet.day = {day:Date}", "account_facet.account >= {account:UInt32}"])}
  ORDER BY account LIMIT {accounts:UInt32}`;

/** Their ids, which the roll-up does not have. */
export const idsOfDay = (matches: Matches): string => `
  SELECT account_id AS id FROM account_day
  WHERE account_day.day = {day:Date} AND ${accountOf("account_id")} IN (${accountsOfDay(matches)})`;

/** Values that the roll-up does not keep by name are those that no row of the day has. */
const ofExchange = (facet: ExchangeFacet, key: string): string => {
  const said = facetOfExchange[facet];
  if (key !== unnamed) return `${said} = {${facet}:String}`;
  return `(${said} = '' OR ${said} NOT IN (SELECT DISTINCT toString(account_facet.${facet}) FROM account_facet WHERE account_facet.day = {day:Date}))`;
};

/** What an exchange has to show, beside its account and day. */
function shows({ scope: { filters }, hour }: Matches): string[] {
  const { network_class: ofClass } = filters;
  const said = [
    ...(hour === undefined ? [] : ["toHour(ts) = {hour:UInt8}"]),
    ...exchangeFacets.flatMap((facet) => (filters[facet] === undefined ? [] : [ofExchange(facet, filters[facet])])),
  ];
  if (ofClass === undefined) return said;
  if (ofClass === unnamed) return [...said, ofExchange("network", unnamed)];
  return [...said, `${networkClassIn(facetOfExchange.network)} = {network_class:String}`];
}

const address = "if(ip = toIPv6('::'), '', replaceRegexpOne(toString(ip), '^::ffff:', ''))";

/** Exchanges of some accounts on a day, account by account in the order of the roll-up, of each the newest first. */
export const exchangesOfDay = (matches: Matches): string => `
  SELECT exchange_id AS exchangeId, account_id AS accountId, toFloat64(${accountOf("account_id")}) AS account,
    toUnixTimestamp64Milli(ts) AS at, toString(model) AS model, toString(capability) AS capability, elicitation,
    input_tokens AS inputTokens, output_tokens AS outputTokens, toString(status) AS status, ${address} AS ip
  FROM exchange
  WHERE account_id IN {ids:Array(String)} AND toDate(ts) = {day:Date}
    AND (account, -toInt64(at), accountId, exchangeId) > ({account:UInt32}, -{at:Int64}, {accountId:String}, {exchangeId:String})
    ${shows(matches)
      .map((condition) => `AND ${condition}`)
      .join("\n    ")}
  ORDER BY account, at DESC, accountId, exchangeId LIMIT {limit:UInt32}`;
