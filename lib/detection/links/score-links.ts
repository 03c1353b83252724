import type { Configuration } from "../configuration";
import type { Incidences, Links } from "../model";
import { candidatePairs } from "./candidates";
import { LinksBuilder } from "./link-graph";
import { pairScorer } from "./pair-score";

/** Scores every candidate pair exactly and keeps those of at least `floor` nats. */
export function scoreLinks(table: Incidences, weights: Float64Array, config: Configuration, floor: number): Links {
  return collected(table, weights, config, floor).build();
}

function collected(table: Incidences, weights: Float64Array, config: Configuration, floor: number): LinksBuilder {
  const scorer = pairScorer(table, weights, config);
  const found = new LinksBuilder(table.accounts);
  for (const pairs of candidatePairs(table, weights, config)) {
    for (const key of pairs) {
      const low = Math.floor(key / table.accounts);
      const high = key - low * table.accounts;
      const total = scorer.corroborated(low, high);
      if (total >= floor) found.add(low, high, total);
    }
  }
  return found;
}
