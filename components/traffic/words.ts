import type { Facet, Measure } from "@/lib/traffic/contract";

export const facetLabels: Record<Facet, string> = {
  model: "Model",
  capability: "Capability",
  network_class: "Network class",
  network: "Network (AS)",
  country: "Country",
  user_agent: "Client (user agent)",
  fingerprint: "Client fingerprint",
  template: "Template",
  program: "Programme",
  campaign: "Campaign",
};

export const measureLabels: Record<Measure, string> = {
  exchanges: "Exchanges",
  accounts: "Accounts",
  outputTokens: "Output tokens",
};

/** What people have to know of a facet before they read its groups. */
export const facetNotes: Partial<Record<Facet, string>> = {
  network_class:
    "A way to look, never a score: told from the name and number of a network's owner. What is rented out inside of households looks residential.",
  country: "Country is a way to look, never a score: no evidence, no weight and no verdict knows it.",
  template: "Templates that hardly anybody sent on a day (under 5 exchanges, or 1 in 5,000) stand together.",
  fingerprint: "Fingerprints that hardly anybody had on a day (under 5 exchanges, or 1 in 5,000) stand together.",
  program: "The programme that an account was known to be in when the day was counted.",
  campaign: "An account in several campaigns counts in one: that which it is core of, or has the most evidence for.",
};
