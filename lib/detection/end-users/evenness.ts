import { logGamma } from "../extraction/conduct";
import type { GridLikelihood } from "./mixture";

/** End users by how many exchanges they make: `[exchanges, end users]`. */
export type UseHistogram = readonly (readonly [number, number])[];

/**
 * Shapes of the gamma distribution of people's rates. Repeat use of most things has shapes below one (Ehrenberg 1959; Goodhardt,
 * Ehrenberg and Chatfield 1984); without bound, everybody has the same rate, as when a program deals work out.
 */
export const shapes = [0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1, 1.5, 2, 4, Number.POSITIVE_INFINITY] as const;

/** Steps of the golden-section search for the mean; each narrows the interval by 0.62. */
const steps = 32;
const golden = 0.618034;

/** Zero-truncated log-likelihood at one mean: end users without an exchange are never seen. */
function logLikelihood(use: UseHistogram, users: number, shape: number, mean: number): number {
  const isPoisson = shape === Number.POSITIVE_INFINITY;
  const share = isPoisson ? 0 : mean / (mean + shape);
  const none = isPoisson ? Math.exp(-mean) : (1 - share) ** shape;
  let sum = -users * Math.log(Math.max(Number.MIN_VALUE, 1 - none));
  for (const [count, n] of use) {
    const one = isPoisson
      ? count * Math.log(mean) - mean
      : logGamma(count + shape) - logGamma(shape) + count * Math.log(share) + shape * Math.log(1 - share);
    sum += n * (one - logGamma(count + 1));
  }
  return sum;
}

/** Log-likelihood of a histogram for each shape, at its best mean: how even the use is, whatever its amount. */
export function evennessOf(use: UseHistogram): GridLikelihood {
  const users = use.reduce((sum, [, n]) => sum + n, 0);
  const exchanges = use.reduce((sum, [count, n]) => sum + count * n, 0);
  if (users === 0) return shapes.map(() => 0);
  return shapes.map((shape) => {
    const at = (log: number) => logLikelihood(use, users, shape, Math.exp(log));
    let [low, high] = [-12, Math.log(exchanges / users) + 1];
    for (let step = 0; step < steps; step++) {
      const [left, right] = [high - (high - low) * golden, low + (high - low) * golden];
      if (at(left) < at(right)) low = left;
      else high = right;
    }
    return at((low + high) / 2);
  });
}

/** Variance of exchanges per end user over their mean; near 1 + mean share when dealt out at random, large for people. */
export function dispersionOf(use: UseHistogram): number {
  const users = use.reduce((sum, [, n]) => sum + n, 0);
  const exchanges = use.reduce((sum, [count, n]) => sum + count * n, 0);
  if (users < 2) return 0;
  const mean = exchanges / users;
  return use.reduce((sum, [count, n]) => sum + n * (count - mean) ** 2, 0) / (users - 1) / mean;
}
