import { type NetworkClass, networkClassNames } from "../network-class";
import { pseudonymOf } from "../pseudonym";
import type { Facet } from "./contract";
import { unnamed } from "./facets";

const withoutName: Partial<Record<Facet, string>> = {
  template: "rare templates, or no words",
  fingerprint: "rare fingerprints, or none",
  campaign: "in no campaign",
  program: "no programme known",
};

/** Kinds of values that a console shows by pseudonyms, under the names that detection knows them by. */
const hidden: Partial<Record<Facet, string>> = {
  user_agent: "user_agent",
  fingerprint: "client_fingerprint",
  template: "template",
};

/** How a group is shown: a value that identifies somebody's client or words by the pseudonym that campaigns show it by. */
export function labelOf(facet: Facet, key: string): string {
  if (key === unnamed) return withoutName[facet] ?? "not available";
  if (facet === "network_class")
    return Object.hasOwn(networkClassNames, key) ? networkClassNames[key as NetworkClass] : key;
  const kind = hidden[facet];
  return kind === undefined ? key : pseudonymOf(kind, key);
}
