import type { Configuration } from "../configuration";
import type { Incidences, Links } from "../model";
import { candidatePairs } from "./candidates";
import { pairScorer } from "./pair-score";

/** Scores every candidate pair exactly and keeps those of at least `floor` nats. */
export function scoreLinks(table: Incidences, weights: Float64Array, config: Configuration, floor: number): Links {
  const pairs = candidatePairs(table, weights, config);
  const scorer = pairScorer(table, weights, config);
  const a = new Uint32Array(pairs.length);
  const b = new Uint32Array(pairs.length);
  const nats = new Float32Array(pairs.length);
  let kept = 0;
  for (const key of pairs) {
    const low = Math.floor(key / table.accounts);
    const high = key - low * table.accounts;
    const total = scorer.corroborated(low, high);
    if (total < floor) continue;
    a[kept] = low;
    b[kept] = high;
    nats[kept] = total;
    kept++;
  }
  return { a: a.slice(0, kept), b: b.slice(0, kept), nats: nats.slice(0, kept) };
}
