import type { Random } from "@/lib/kernel";
import { lognormal } from "../sampling";

const tailShare = 0.02;
const bodyMedian = 4.8;

/** Log-normal spreads of the exchanges of occasional accounts and of regulars. */
export interface Spreads {
  occasional: number;
  regular: number;
}

export const usualSpreads: Spreads = { occasional: 1.15, regular: 0.8 };

/**
 * How many exchanges each of `count` accounts makes, summing exactly to `total`. Most accounts are occasional
 * (median about five over a window); one in fifty is a regular, and the regulars carry whatever the body leaves.
 */
export function heavyTailed(random: Random, count: number, total: number, spreads = usualSpreads): Uint32Array {
  const weights = new Float64Array(count);
  const isTail = new Uint8Array(count);
  let body = 0;
  let tail = 0;
  for (let i = 0; i < count; i++) {
    isTail[i] = random.chance(tailShare) ? 1 : 0;
    const weight = isTail[i]
      ? lognormal(random, 1, spreads.regular)
      : lognormal(random, bodyMedian, spreads.occasional);
    weights[i] = weight;
    if (isTail[i]) tail += weight;
    else body += weight;
  }
  const bodyScale = tail === 0 ? total / body : Math.min(1, (total * 0.6) / body);
  const tailScale = tail === 0 ? 0 : (total - body * bodyScale) / tail;
  return apportion(
    weights.map((weight, i) => weight * (isTail[i] ? tailScale : bodyScale)),
    total,
  );
}

/** Volumes that vary around a common mean by a log-normal factor, summing exactly to `total`. */
export const alike = (random: Random, count: number, total: number, sigma: number): Uint32Array =>
  apportion(
    Float64Array.from({ length: count }, () => lognormal(random, 1, sigma)),
    total,
  );

/** Gives each its part of `total` by weight, carrying remainders on, so that the sum is kept to the last one. */
export function apportion(weights: Float64Array, total: number): Uint32Array {
  const scale = total / weights.reduce((sum, weight) => sum + weight, 0);
  const volumes = new Uint32Array(weights.length);
  let exact = 0;
  let given = 0;
  for (let i = 0; i < weights.length; i++) {
    exact += (weights[i] ?? 0) * scale;
    const volume = i === weights.length - 1 ? total - given : Math.round(exact) - given;
    volumes[i] = volume;
    given += volume;
  }
  return volumes;
}
