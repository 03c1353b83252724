import type { Configuration } from "../configuration";
import { families } from "../contract";
import type { Incidences } from "../model";

/** Adds up weights of one family: the largest whole, each further one less by `decay`, never above `cap`. */
export function dampedSum(weights: number[], decay: number, cap: number): number {
  weights.sort((x, y) => y - x);
  let sum = 0;
  let factor = 1;
  for (const weight of weights) {
    sum += weight * factor;
    factor *= decay;
  }
  return Math.min(cap, sum);
}

/** Adds up families; those that come with any public tool are held to one common cap. */
export function totalNats(byFamily: Float64Array, config: Configuration): number {
  let operator = 0;
  let software = 0;
  byFamily.forEach((nats, f) => {
    const name = families[f];
    if (name === undefined) return;
    if (config.operatorFamilies.includes(name)) operator += nats;
    else software += nats;
  });
  return operator + Math.min(software, config.softwareCap);
}

export interface PairScorer {
  /** Nats of a pair by family, in a buffer that the next call overwrites. */
  byFamily(a: number, b: number): Float64Array;
  /** Total of a pair, or 0 when it is not corroborated: two families, one of which says who runs the account. */
  corroborated(a: number, b: number): number;
}

/** Scores pairs exactly, by merging the sorted value lists of both accounts. */
export function pairScorer(table: Incidences, weights: Float64Array, config: Configuration): PairScorer {
  const buckets: number[][] = families.map(() => []);
  const result = new Float64Array(families.length);
  const caps = families.map((name) => config.families[name].cap);
  const operators = families.map((name) => config.operatorFamilies.includes(name));
  const { accountStart, values, family } = table;

  const byFamily = (a: number, b: number): Float64Array => {
    for (const bucket of buckets) bucket.length = 0;
    let i = accountStart[a] ?? 0;
    let j = accountStart[b] ?? 0;
    const endOfA = accountStart[a + 1] ?? 0;
    const endOfB = accountStart[b + 1] ?? 0;
    while (i < endOfA && j < endOfB) {
      const x = values[i] ?? 0;
      const y = values[j] ?? 0;
      if (x === y) {
        const weight = weights[x] ?? 0;
        if (weight > 0) buckets[family[x] ?? 0]?.push(weight);
      }
      if (x <= y) i++;
      if (y <= x) j++;
    }
    buckets.forEach((bucket, f) => {
      result[f] = bucket.length === 0 ? 0 : dampedSum(bucket, config.withinFamilyDecay, caps[f] ?? 0);
    });
    return result;
  };

  const corroborated = (a: number, b: number): number => {
    byFamily(a, b);
    let strong = 0;
    let operator = 0;
    result.forEach((nats, f) => {
      if (nats < config.corroboratingNats) return;
      strong++;
      if (operators[f]) operator++;
    });
    return strong >= 2 && operator >= 1 ? totalNats(result, config) : 0;
  };
  return { byFamily, corroborated };
}
