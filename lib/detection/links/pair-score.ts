import type { Configuration } from "../configuration";
import type { Incidences } from "../model";
import { contentStarts } from "./incidences";
import { StrandWeights } from "./strand-weights";
import { familyName, hasOperator, isCorroborated, strandCount, totalNats } from "./strands";

export interface PairScorer {
  /** Nats of a pair by strand, in a buffer that the next call overwrites. */
  byStrand(a: number, b: number): Float64Array;
  /** Total of a pair, or 0 when it is not corroborated: two strands, one of which says who runs the account. */
  corroborated(a: number, b: number): number;
}

/** From this ratio of lengths on, each value of the shorter list is looked up in the longer one. */
const skewed = 16;

/** First place from `low` on, below `end`, whose value is at least `value`; looks near `low` first. */
function lowerBound(values: Uint32Array, value: number, low: number, end: number): number {
  let from = low;
  let step = 1;
  while (from + step < end && (values[from + step] ?? 0) < value) {
    from += step;
    step *= 2;
  }
  for (let high = Math.min(end, from + step); from < high; ) {
    const middle = (from + high) >>> 1;
    if ((values[middle] ?? 0) < value) from = middle + 1;
    else high = middle;
  }
  return from;
}

/** Scores pairs exactly, by merging the sorted value lists of both accounts. */
export function pairScorer(table: Incidences, weights: Float64Array, config: Configuration): PairScorer {
  const shared = new StrandWeights();
  const caps = Array.from({ length: strandCount }, (_, strand) => config.families[familyName(strand)].cap);
  const result = new Float64Array(strandCount);
  const { accountStart, values, strand } = table;
  const contents = contentStarts(table);

  const keep = (value: number): void => {
    const weight = weights[value] ?? 0;
    if (weight > 0) shared.keep(strand[value] ?? 0, weight);
  };
  /** Merges a short list, as places in `values`, with one that is much longer. */
  const look = (short: number, endOfShort: number, long: number, endOfLong: number): void => {
    for (let i = short, j = long; i < endOfShort && j < endOfLong; i++) {
      const value = values[i] ?? 0;
      j = lowerBound(values, value, j, endOfLong);
      if (j < endOfLong && values[j] === value) keep(value);
    }
  };
  const merge = (startOfA: number, endOfA: number, startOfB: number, endOfB: number): void => {
    const [lengthOfA, lengthOfB] = [endOfA - startOfA, endOfB - startOfB];
    if (lengthOfA * skewed < lengthOfB) look(startOfA, endOfA, startOfB, endOfB);
    else if (lengthOfB * skewed < lengthOfA) look(startOfB, endOfB, startOfA, endOfA);
    else walk(startOfA, endOfA, startOfB, endOfB);
  };
  const walk = (startOfA: number, endOfA: number, startOfB: number, endOfB: number): void => {
    for (let i = startOfA, j = startOfB; i < endOfA && j < endOfB; ) {
      const x = values[i] ?? 0;
      const y = values[j] ?? 0;
      if (x === y) keep(x);
      if (x <= y) i++;
      if (y <= x) j++;
    }
  };
  const sum = (): Float64Array => {
    for (let s = 0; s < strandCount; s++) result[s] = shared.dampedSum(s, config.withinFamilyDecay, caps[s] ?? 0);
    return result;
  };
  const byStrand = (a: number, b: number): Float64Array => {
    shared.clear();
    merge(accountStart[a] ?? 0, accountStart[a + 1] ?? 0, accountStart[b] ?? 0, accountStart[b + 1] ?? 0);
    return sum();
  };
  const corroborated = (a: number, b: number): number => {
    const contentOfA = contents[a] ?? 0;
    const contentOfB = contents[b] ?? 0;
    shared.clear();
    merge(accountStart[a] ?? 0, contentOfA, accountStart[b] ?? 0, contentOfB);
    // Most pairs end here, before the longest part of their lists.
    if (!hasOperator(sum(), config)) return 0;
    merge(contentOfA, accountStart[a + 1] ?? 0, contentOfB, accountStart[b + 1] ?? 0);
    return isCorroborated(sum(), config) ? totalNats(result, config) : 0;
  };
  return { byStrand, corroborated };
}
