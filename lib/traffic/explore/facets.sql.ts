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

/** The column of the roll-ups that tells a facet, and what it says of it. */
export const rolledOf = (facet: CountedFacet): RolledFacet => (facet === "network_class" ? "network" : facet);
export const saidOf = (facet: CountedFacet, rolled: string): string =>
  facet === "network_class" ? networkClassIn(rolled) : rolled;

/** An account as the roll-up has it. */
export const accountOf = (accountId: string): string => `toUInt32(sipHash64(${accountId}))`;
