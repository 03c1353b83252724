import type { Configuration } from "../configuration";
import type { Incidences } from "../model";
import { StrandWeights } from "./strand-weights";
import { familyName, isCorroborated, strandCount, totalNats } from "./strands";

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

  const byStrand = (a: number, b: number): Float64Array => {
    shared.clear();
    let i = accountStart[a] ?? 0;
    let j = accountStart[b] ?? 0;
    const endOfA = accountStart[a + 1] ?? 0;
    const endOfB = accountStart[b + 1] ?? 0;
    while (i < endOfA && j < endOfB) {
      const x = values[i] ?? 0;
      const y = values[j] ?? 0;
      if (x === y) {
        const weight = weights[x] ?? 0;
        if (weight > 0) shared.keep(strand[x] ?? 0, weight);
      }
      if (x <= y) i++;
      if (y <= x) j++;
    }
    for (let s = 0; s < strandCount; s++) result[s] = shared.dampedSum(s, config.withinFamilyDecay, caps[s] ?? 0);
    return result;
  };

  const corroborated = (a: number, b: number): number =>
    isCorroborated(byStrand(a, b), config) ? totalNats(result, config) : 0;
  return { byStrand, corroborated };
}
