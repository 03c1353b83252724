import type { Configuration } from "../configuration";
import { familyName, strandCount, strandOfKind } from "../links/strands";
import type { EpochValue } from "../store/epoch";
import type { PlaceHolders } from "../store/neighbours";

/** A value with the nats that it gives a pair. */
export interface Weighed {
  value: EpochValue;
  nats: number;
}

export interface Sharer {
  number: number;
  /** Nats that no pair of it and one of those asked about exceeds. */
  bound: number;
}

/** A strand gives at most this many times its largest weight. */
export const factorOf = ({ withinFamilyDecay }: Configuration, values: number): number =>
  withinFamilyDecay < 1 ? 1 / (1 - withinFamilyDecay) : values;
export const capOf = (strand: number, config: Configuration): number => config.families[familyName(strand)].cap;

/** What is asked of the holders of some values. */
export interface SharersQuery {
  values: readonly Weighed[];
  holders: readonly PlaceHolders[];
  /** Numbers of accounts that are not asked for. */
  without: ReadonlySet<number>;
  most: number;
  /** How many values the accounts asked about hold. */
  count: number;
  config: Configuration;
}

/** Accounts that hold any of some values, those that may share most first, and how many there are in all. */
export function sharersAmong({ values, holders, without, most, count, config }: SharersQuery) {
  const valueAt = new Map(values.map((one) => [one.value.place, one]));
  const rowOf = new Map<number, number>();
  /** By account and strand, the largest weight. */
  let strongest = new Float64Array(strandCount * 1024);
  for (const { place, numbers } of holders) {
    const weighed = valueAt.get(place);
    if (weighed === undefined) continue;
    const strand = strandOfKind(weighed.value.kind);
    for (const number of numbers) {
      if (without.has(number)) continue;
      let row = rowOf.get(number);
      if (row === undefined) {
        row = rowOf.size;
        rowOf.set(number, row);
        if ((row + 1) * strandCount > strongest.length) strongest = doubled(strongest);
      }
      const at = row * strandCount + strand;
      if (weighed.nats > (strongest[at] ?? 0)) strongest[at] = weighed.nats;
    }
  }
  const factor = factorOf(config, count);
  const caps = Array.from({ length: strandCount }, (_, strand) => capOf(strand, config));
  const sharers = Array.from(rowOf, ([number, row]): Sharer => {
    let bound = 0;
    for (let s = 0; s < strandCount; s++) {
      bound += Math.min(caps[s] ?? 0, (strongest[row * strandCount + s] ?? 0) * factor);
    }
    return { number, bound };
  });
  sharers.sort((a, b) => b.bound - a.bound || a.number - b.number);
  return { sharers: sharers.slice(0, most), total: sharers.length };
}

function doubled(array: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(2 * array.length);
  larger.set(array);
  return larger;
}
