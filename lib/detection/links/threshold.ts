import type { Configuration } from "../configuration";

/**
 * Evidence asked of a pair or of a member, in nats: `ln odds + ln(N / k)`, the posterior odds wanted plus the prior odds
 * against a random account among N being one of k linked ones.
 */
export const evidenceThreshold = (odds: number, accounts: number, linked: number): number =>
  Math.log(odds) + Math.log(Math.max(1, accounts / Math.max(1, linked)));

/** The link threshold of a run. With the design's prior (k = 408 at a million accounts) it is 12.4 nats at any size. */
export const linkThreshold = (config: Configuration, accounts: number): number =>
  evidenceThreshold(config.odds, accounts, config.pairPrior * accounts);
