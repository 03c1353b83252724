import type { Configuration } from "../configuration";
import { families } from "../contract";
import type { FamilyAvailability, Incidences } from "../model";
import { holderCount } from "./incidences";

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
    const family = table.family[v] ?? 0;
    const name = families[family];
    if (name === undefined) continue;
    const { m, cap } = config.families[name];
    weights[v] = Math.min(cap, valueWeight(m, available[family] ?? 0, holderCount(table, v)));
  }
  return weights;
}
