import { networkClassIn } from "../network-class";
import type { CountedFacet, ExchangeFacet, RolledFacet } from "./facets";

const hashOf = (column: string): string => `if(${column} = '', '', toString(sipHash64(${column})))`;

/** What a stored exchange says of a facet, as text, '' for nothing. */
export const facetOfExchange: Record<ExchangeFacet, string> = {
  model: "toString(exchange.model)",
  capability: "toString(exchange.capability)",
  network: "trimBoth(concat(if(exchange.asn = 0, '', concat('AS', toString(exchange.asn), ' ')), exchange.as_org))",
  country: "toString(exchange.country)",
  user_agent: hashOf("toString(exchange.user_agent)"),
  fingerprint: hashOf("exchange.client_fingerprint"),
  template: "if(exchange.template_id = 0, '', toString(exchange.template_id))",
};

/** The column of the roll-ups that tells a facet. */
export const rolledOf = (facet: CountedFacet): RolledFacet => (facet === "network_class" ? "network" : facet);

/** What a value of `facet_day` says of a facet. */
export const saidByValue = (facet: CountedFacet): string =>
  facet === "network_class" ? networkClassIn("value") : "value";

/** Names and classes of the networks of both windows: a name is read once, not for each row that has it. */
const classes = `(SELECT (arrayPushFront(groupArray(value), ''), arrayPushFront(groupArray(class), '')) FROM (
  SELECT DISTINCT value, ${networkClassIn("value")} AS class FROM facet_day
  WHERE facet = 'network' AND facet_day.day >= {before:Date} AND facet_day.day < {to:Date}))`;

/** What a row of `account_facet` says of a facet. */
export const saidByRow = (facet: CountedFacet): string =>
  facet === "network_class"
    ? `transform(account_facet.network, tupleElement(${classes}, 1), tupleElement(${classes}, 2), 'unknown')`
    : `account_facet.${facet}`;

/** An account as the roll-up has it. */
export const accountOf = (accountId: string): string => `toUInt32(sipHash64(${accountId}))`;
