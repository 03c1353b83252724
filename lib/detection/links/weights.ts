import type { Configuration } from "../configuration";
import type { FamilyAvailability, Incidences } from "../model";
import { familyName, familyOfStrand } from "./strands";

/**
 * Nats that a shared value gives to a pair: Fellegi–Sunter with term frequency, `max(0, ln(m · N / d))`.
 * @param holders d, accounts that hold the value
 * @param available N, accounts that have anything in the family
 */
export const valueWeight = (m: number, available: number, holders: number): number =>
  holders <= 0 ? 0 : Math.max(0, Math.log((m * available) / holders));

/** The weight of every value of a run, before hubs are known. */
export function valueWeights(table: Incidences, available: FamilyAvailability, config: Configuration): Float64Array {
  const weights = new Float64Array(table.count);
  for (let v = 0; v < table.count; v++) {
    const strand = table.strand[v] ?? 0;
    const { m, cap } = config.families[familyName(strand)];
    weights[v] = Math.min(cap, valueWeight(m, available[familyOfStrand(strand)] ?? 0, table.overall[v] ?? 0));
  }
  return weights;
}
