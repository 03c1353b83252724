/** What exchanges themselves say and can be grouped by. */
export const exchangeFacets = [
  "model",
  "capability",
  "network",
  "country",
  "user_agent",
  "fingerprint",
  "template",
] as const;
export type ExchangeFacet = (typeof exchangeFacets)[number];

/** What the roll-ups have a column of that name for: that, and what is known of the account. */
export const rolledFacets = [...exchangeFacets, "program"] as const;
export type RolledFacet = (typeof rolledFacets)[number];

/** What roll-ups can tell: what they have a column for, and the class that the name of a network's owner says. */
export const countedFacets = [...rolledFacets, "network_class"] as const;
export type CountedFacet = (typeof countedFacets)[number];

/** All that exchanges can be grouped by, in the order in which they are led into; campaigns are known to others than the traffic. */
export const facets = [
  "model",
  "capability",
  "network_class",
  "network",
  "country",
  "user_agent",
  "fingerprint",
  "template",
  "program",
  "campaign",
] as const satisfies readonly (CountedFacet | "campaign")[];

/** Stands, in a question and its answer, for exchanges that say nothing of a facet, or nothing that is kept by name. */
export const unnamed = "-";

/** The series of a timeline that has all groups which are not among its others. */
export const restKey = " rest";
