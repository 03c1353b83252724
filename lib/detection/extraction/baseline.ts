import type { AccountProfile } from "../model";

/** A number of an account, or undefined when the input has nothing to tell it by. */
export type Measure = (profile: AccountProfile) => number | undefined;

export interface Comparison {
  /** Mean over the group's accounts. */
  here: number;
  /** Mean over accounts outside every group, weighted as the group's accounts spread over volumes. */
  baseline: number;
  /** Accounts of the group that tell. */
  accounts: number;
  /** Their sum, so that `total / accounts` is `here`. */
  total: number;
}

/** Volume classes double: accounts are compared with accounts that do about as much. */
export const volumeClass = (profile: AccountProfile): number => Math.floor(Math.log2(Math.max(1, profile.exchanges)));

/** A class needs this many outside accounts before it stands for itself; a thinner one takes the mean over all classes. */
const leastPerClass = 20;

/** Accounts that are in no group, by volume: what benign looks like in this very traffic, never in general. */
export class Baseline {
  readonly #outside: readonly AccountProfile[];
  readonly #weightOf: Weight;
  readonly #spreads = new Map<number, number>();
  readonly #byMeasure = new Map<string, { byClass: Map<number, number>; overall: number }>();

  /** @param standsFor accounts that each one stands for, by class of volume; itself alone when nothing is said */
  constructor(outside: readonly AccountProfile[], standsFor: ReadonlyMap<number, number> = new Map()) {
    this.#outside = outside.filter((profile) => profile.exchanges > 0);
    this.#weightOf = (profile) => standsFor.get(volumeClass(profile)) ?? 1;
  }

  /** Compares a measure in a group with accounts of the same volume. Accounts without traffic are left out. */
  compare(name: string, measure: Measure, members: readonly AccountProfile[]): Comparison {
    const { byClass, overall } = this.#known(name, measure);
    let accounts = 0;
    let total = 0;
    let baseline = 0;
    for (const profile of members) {
      const value = profile.exchanges > 0 ? measure(profile) : undefined;
      if (value === undefined) continue;
      accounts++;
      total += value;
      baseline += byClass.get(volumeClass(profile)) ?? overall;
    }
    const mean = (sum: number) => (accounts === 0 ? 0 : sum / accounts);
    return { here: mean(total), baseline: mean(baseline), accounts, total };
  }

  /** Spread of log volume among accounts with at least `least` exchanges. */
  volumeSpread(least: number): number {
    const known =
      this.#spreads.get(least) ??
      spread(
        this.#outside.filter((profile) => profile.exchanges >= least),
        this.#weightOf,
      );
    this.#spreads.set(least, known);
    return known;
  }

  #known(name: string, measure: Measure) {
    const known = this.#byMeasure.get(name) ?? meansByClass(this.#outside, measure, this.#weightOf);
    this.#byMeasure.set(name, known);
    return known;
  }
}

/** Accounts that an account stands for. */
type Weight = (profile: AccountProfile) => number;

/** Standard deviation of the natural logarithm of exchanges. */
export function spread(profiles: readonly AccountProfile[], weightOf: Weight = () => 1): number {
  if (profiles.length < 2) return 0;
  const logs = profiles.map((profile) => ({
    log: Math.log(Math.max(1, profile.exchanges)),
    weight: weightOf(profile),
  }));
  const all = logs.reduce((sum, { weight }) => sum + weight, 0);
  const mean = logs.reduce((sum, { log, weight }) => sum + weight * log, 0) / all;
  return Math.sqrt(logs.reduce((sum, { log, weight }) => sum + weight * (log - mean) ** 2, 0) / all);
}

function meansByClass(outside: readonly AccountProfile[], measure: Measure, weightOf: Weight) {
  const sums = new Map<number, { sum: number; count: number }>();
  const all = { sum: 0, count: 0 };
  for (const profile of outside) {
    const value = measure(profile);
    if (value === undefined) continue;
    const key = volumeClass(profile);
    const entry = sums.get(key) ?? { sum: 0, count: 0 };
    sums.set(key, entry);
    entry.sum += value;
    entry.count++;
    all.sum += weightOf(profile) * value;
    all.count += weightOf(profile);
  }
  const overall = all.count === 0 ? 0 : all.sum / all.count;
  const byClass = new Map<number, number>();
  for (const [key, { sum, count }] of sums) if (count >= leastPerClass) byClass.set(key, sum / count);
  return { byClass, overall };
}
