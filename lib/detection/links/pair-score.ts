import type { Configuration } from "../configuration";
import type { Incidences } from "../model";
import { firstContent } from "./incidences";
import { StrandWeights } from "./strand-weights";
import { familyName, hasOperator, isCorroborated, strandCount, totalNats } from "./strands";

export interface PairScorer {
  /** Nats of a pair by strand, in a buffer that the next call overwrites. */
  byStrand(a: number, b: number): Float64Array;
  /** Total of a pair, or 0 when it is not corroborated: two strands, one of which says who runs the account. */
  corroborated(a: number, b: number): number;
}

/** Scores pairs exactly, by merging the sorted value lists of both accounts. */
export function pairScorer(table: Incidences, weights: Float64Array, config: Configuration): PairScorer {
  const shared = new StrandWeights();
  const caps = Array.from({ length: strandCount }, (_, strand) => config.families[familyName(strand)].cap);
  const result = new Float64Array(strandCount);
  const { accountStart, values, strand } = table;
  const content = firstContent(table);
  let i = 0;
  let j = 0;

  /** Goes on with the merge of both lists up to a value; `i` and `j` stay where it ends. */
  const mergeUpTo = (end: number, endOfA: number, endOfB: number): void => {
    while (i < endOfA && j < endOfB) {
      const x = values[i] ?? 0;
      const y = values[j] ?? 0;
      if (x >= end || y >= end) return;
      if (x === y) {
        const weight = weights[x] ?? 0;
        if (weight > 0) shared.keep(strand[x] ?? 0, weight);
      }
      if (x <= y) i++;
      if (y <= x) j++;
    }
  };
  const sum = (): Float64Array => {
    for (let s = 0; s < strandCount; s++) result[s] = shared.dampedSum(s, config.withinFamilyDecay, caps[s] ?? 0);
    return result;
  };
  const start = (a: number, b: number): void => {
    shared.clear();
    i = accountStart[a] ?? 0;
    j = accountStart[b] ?? 0;
  };
  const byStrand = (a: number, b: number): Float64Array => {
    start(a, b);
    mergeUpTo(table.count, accountStart[a + 1] ?? 0, accountStart[b + 1] ?? 0);
    return sum();
  };
  const corroborated = (a: number, b: number): number => {
    const endOfA = accountStart[a + 1] ?? 0;
    const endOfB = accountStart[b + 1] ?? 0;
    start(a, b);
    mergeUpTo(content, endOfA, endOfB);
    // Most pairs end here, before the longest part of their lists.
    if (!hasOperator(sum(), config)) return 0;
    // One list may have stopped short of the content that the other has reached.
    while (i < endOfA && (values[i] ?? 0) < content) i++;
    while (j < endOfB && (values[j] ?? 0) < content) j++;
    mergeUpTo(table.count, endOfA, endOfB);
    return isCorroborated(sum(), config) ? totalNats(result, config) : 0;
  };
  return { byStrand, corroborated };
}
