import type { Configuration } from "../configuration";
import { weightsWithHubs } from "../links/hubs";
import { IncidencesBuilder } from "../links/incidences";
import { pairScorer } from "../links/pair-score";
import { natsByFamily, totalNats } from "../links/strands";
import { linkThreshold } from "../links/threshold";
import { valueWeights } from "../links/weights";
import type { FamilyAvailability, Incidences } from "../model";
import type { EpochValue } from "../store/epoch";
import type { Family } from "../vocabulary";

/** What pairs are measured by: the statistics of an epoch. */
export interface Measure {
  population: number;
  available: FamilyAvailability;
  config: Configuration;
}

/** A value that the epoch knows, with those of some accounts who hold it, by index. */
export interface HeldHere extends EpochValue {
  accounts: readonly number[];
}

export interface PairNats {
  total: number;
  corroborated: boolean;
  linked: boolean;
}

export interface MeasuredPairs {
  table: Incidences;
  weights: Float64Array;
  /** Values in the order of the table. */
  values: readonly HeldHere[];
  nats(a: number, b: number): PairNats;
  families(a: number, b: number): Partial<Record<Family, number>>;
  byStrand(a: number, b: number): Float64Array;
  /** Places in the table of what both hold. */
  shared(a: number, b: number): number[];
}

/** The nats of each value for a pair, in the order of the values: those of a run over everything. */
export function epochWeights(values: readonly HeldHere[], { population, available, config }: Measure, accounts = 0) {
  const builder = new IncidencesBuilder();
  for (const { kind, value, slot, accounts: holders } of values) {
    builder.add({ kind, value, slot, accounts: [...holders], exchanges: holders.map(() => 0) });
  }
  const table = builder.build(accounts);
  const ordered = Array.from(builder.order, (row) => values[row] as HeldHere);
  table.population = population;
  table.overall = Uint32Array.from(ordered, ({ overall }) => overall);
  const hubs = Uint8Array.from(ordered, ({ hub }) => hub);
  return { table, ordered, weights: weightsWithHubs(valueWeights(table, available, config), hubs, config) };
}

/**
 * Pairs of some accounts, scored by the code that scores the links of a run, with the frequencies and hubs that it had.
 * @param values everything that any two of the accounts may share; what is left out counts for nothing
 */
export function measurePairs(accounts: number, values: readonly HeldHere[], measure: Measure): MeasuredPairs {
  const { config, population } = measure;
  const { table, ordered, weights } = epochWeights(values, measure, accounts);
  const scorer = pairScorer(table, weights, config);
  const threshold = linkThreshold(config, population);
  return {
    table,
    weights,
    values: ordered,
    nats(a, b) {
      const confirmed = scorer.corroborated(a, b);
      return {
        total: confirmed > 0 ? confirmed : totalNats(scorer.byStrand(a, b), config),
        corroborated: confirmed > 0,
        linked: confirmed >= threshold,
      };
    },
    families: (a, b) =>
      Object.fromEntries([...natsByFamily(scorer.byStrand(a, b), config)].filter(([, nats]) => nats > 0)),
    byStrand: (a, b) => scorer.byStrand(a, b).slice(),
    shared(a, b) {
      const of = (account: number) =>
        table.values.subarray(table.accountStart[account], table.accountStart[account + 1]);
      const other = new Set(of(b));
      return [...of(a)].filter((value) => other.has(value));
    },
  };
}
