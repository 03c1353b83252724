import type { AccountProfile } from "../model";

/** Pseudo-counts of a group's extraction share: accounts of one operator differ, and start at different times. */
export const strength = 4;

/** No share is less for anybody: what was never seen may still happen. */
export const leastShare = 0.005;

/** Logarithm of the gamma function (Lanczos, g = 7), for positive arguments. */
export function logGamma(x: number): number {
  const coefficients = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const y = x - 1;
  const sum = coefficients.reduce((total, c, i) => (i === 0 ? c : total + c / (y + i)), 0);
  const t = y + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Log-likelihood of k of n (beta-binomial, without the binomial coefficient) with a mean and a strength in pseudo-counts. */
export function logLikelihood(k: number, n: number, mean: number, pseudo: number): number {
  const a = Math.max(1e-3, mean * pseudo);
  const b = Math.max(1e-3, (1 - mean) * pseudo);
  const beta = (x: number, y: number) => logGamma(x) + logGamma(y) - logGamma(x + y);
  return beta(k + a, n - k + b) - beta(a, b);
}

/**
 * Nats that an account's own traffic speaks for (+) or against (−) doing the group's work: its slice against the
 * group's share, and against what accounts outside every group do.
 */
export function conductNats(profile: AccountProfile, slice: number, groupShare: number, outsideShare: number): number {
  if (profile.withContent === 0) return 0;
  const n = profile.exchanges;
  const inGroup = logLikelihood(Math.min(slice, n), n, groupShare, strength);
  const outside = logLikelihood(Math.min(slice, n), n, Math.max(outsideShare, leastShare), strength);
  return inGroup - outside;
}
