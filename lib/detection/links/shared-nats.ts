import type { Configuration } from "../configuration";
import type { Family, ValueKind } from "../vocabulary";
import { StrandWeights } from "./strand-weights";
import { familyName, natsByFamily, strandCount, strandOfKind, totalNats } from "./strands";

/** What two accounts share, added up as the links of a run are: nats in all, and of each family that gives any. */
export function sumShared(
  shared: Iterable<{ kind: ValueKind; weights: readonly number[] }>,
  config: Configuration,
): { nats: number; families: Partial<Record<Family, number>> } {
  const kept = new StrandWeights();
  for (const { kind, weights } of shared) for (const weight of weights) kept.keep(strandOfKind(kind), weight);
  const byStrand = Float64Array.from({ length: strandCount }, (_, strand) =>
    kept.dampedSum(strand, config.withinFamilyDecay, config.families[familyName(strand)].cap),
  );
  const families = [...natsByFamily(byStrand, config)].filter(([, nats]) => nats > 0);
  return { nats: totalNats(byStrand, config), families: Object.fromEntries(families) };
}
