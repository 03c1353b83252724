import type { Warehouse } from "@/lib/warehouse";
import type { Configuration } from "../configuration";
import { familyName, strandCount, strandOfKind } from "../links/strands";
import type { EpochValue } from "../store/epoch";
import {
  type EpochHolder,
  readEpochPlaces,
  readHoldersAmong,
  readSharers,
  type Sharer,
  type SharersQuery,
} from "../store/neighbours";
import type { OpenMeasure } from "./open-measure";
import { epochWeights, type HeldHere } from "./pairs";

/** Accounts around some others: those that share most, with everything that they share. */
export interface Gathered {
  sharers: Sharer[];
  /** Accounts that share anything of what was looked at. */
  total: number;
  /** Nats that no pair with an account which was left out exceeds by values that can corroborate; null when none was left out. */
  leftOutBelow: number | null;
  /** The values of those in the middle, with who of both holds them: first those in the middle by index, then the sharers. */
  values: HeldHere[];
}

export interface Asking {
  /** Numbers of accounts that are not asked for, and how many others are at most. */
  without: readonly number[];
  most: number;
  /** The only ones that are asked for, whatever they share. */
  only?: readonly number[] | undefined;
  measure: OpenMeasure;
}

/** What is known of the values at some places, with the nats that each gives. */
async function weighed(store: Warehouse, places: readonly number[], measure: OpenMeasure) {
  const values = places.length === 0 ? [] : await readEpochPlaces(store, measure.epoch, places);
  const { ordered, weights } = epochWeights(
    values.map((value) => ({ ...value, accounts: [] })),
    measure,
  );
  return ordered.map((value, i) => ({ value, nats: weights[i] ?? 0 }));
}

/** Values that propose pairs in a run: they can corroborate something, and not everybody holds them. */
const proposes = ({ value, nats }: Weighed, { config, population }: OpenMeasure): boolean =>
  nats >= config.corroboratingNats &&
  (value.overall <= config.ubiquitousShare * population || value.overall <= config.allPairsUpTo);

/**
 * Gathers who shares something with accounts, or with values that nobody in particular holds (`held` of such a holder is their places).
 * @param without numbers of accounts that are not asked for
 */
export async function gather(
  store: Warehouse,
  middle: readonly Pick<EpochHolder, "held">[],
  { without, most, only, measure }: Asking,
): Promise<Gathered> {
  const { config, epoch } = measure;
  const places = [...new Set(middle.flatMap(({ held }) => held))];
  const all = await weighed(store, places, measure);
  const { proposing, beyond } = withinBudget(all.filter((one) => proposes(one, measure)));
  const sharers =
    only?.map((number) => ({ number, bound: 0, total: only.length })) ??
    (proposing.length === 0 || most === 0
      ? []
      : await readSharers(store, epoch, { ...sharersQuery(proposing, places.length, config), without, most }));
  const numbers = sharers.map(({ number }) => number);
  const holders = await holdersByPlace(store, measure, middle, places, numbers);
  return {
    sharers,
    total: sharers[0]?.total ?? 0,
    leftOutBelow: only || most === 0 ? null : leftOut(sharers, mostGiven(beyond, places.length, config)),
    values: all.map(({ value }) => ({ ...value, accounts: holders.get(value.place) ?? [] })),
  };
}

interface Weighed {
  value: EpochValue;
  nats: number;
}

/** Holders of values that are looked through for accounts that share them. */
const mostHoldersRead = 300_000;

/** The most telling values, as far as all of their holders can be looked through, and the rest. */
function withinBudget(proposing: readonly Weighed[]): { proposing: Weighed[]; beyond: Weighed[] } {
  const byNats = [...proposing].sort((a, b) => b.nats - a.nats || a.value.place - b.value.place);
  let read = 0;
  const end = byNats.findIndex(({ value }, i) => {
    read += value.overall;
    return i > 0 && read > mostHoldersRead;
  });
  return end < 0 ? { proposing: byNats, beyond: [] } : { proposing: byNats.slice(0, end), beyond: byNats.slice(end) };
}

const factorOf = ({ withinFamilyDecay }: Configuration, values: number): number =>
  withinFamilyDecay < 1 ? 1 / (1 - withinFamilyDecay) : values;
const capOf = (strand: number, config: Configuration): number => config.families[familyName(strand)].cap;

/** Nats that whoever shares all of some values could get from them at most. */
function mostGiven(values: readonly Weighed[], count: number, config: Configuration): number {
  const strongest = new Float64Array(strandCount);
  for (const { value, nats } of values) {
    const strand = strandOfKind(value.kind);
    strongest[strand] = Math.max(strongest[strand] ?? 0, nats);
  }
  return strongest.reduce((sum, nats, s) => sum + Math.min(capOf(s, config), nats * factorOf(config, count)), 0);
}

/** What those who were not reached, and those who were and are not among the first, cannot exceed; values beyond add to either. */
function leftOut(sharers: readonly Sharer[], beyond: number): number | null {
  const last = sharers.at(-1);
  const isCut = last !== undefined && last.total > sharers.length;
  return isCut ? last.bound + beyond : beyond > 0 ? beyond : null;
}

function sharersQuery(
  proposing: readonly Weighed[],
  values: number,
  config: Configuration,
): Omit<SharersQuery, "without" | "most"> {
  return {
    places: proposing.map(({ value }) => value.place),
    weights: proposing.map(({ nats }) => nats),
    strands: proposing.map(({ value }) => strandOfKind(value.kind)),
    caps: Array.from({ length: strandCount }, (_, strand) => capOf(strand, config)),
    factor: factorOf(config, values),
  };
}

async function holdersByPlace(
  store: Warehouse,
  { epoch }: OpenMeasure,
  middle: readonly Pick<EpochHolder, "held">[],
  places: readonly number[],
  numbers: readonly number[],
): Promise<Map<number, number[]>> {
  const holders = new Map<number, number[]>(places.map((place) => [place, []]));
  middle.forEach(({ held }, i) => {
    for (const place of new Set(held)) holders.get(place)?.push(i);
  });
  if (numbers.length === 0) return holders;
  const indexOf = new Map(numbers.map((number, i) => [number, middle.length + i]));
  for (const { place, numbers: own } of await readHoldersAmong(store, epoch, places, numbers)) {
    holders.get(place)?.push(...own.flatMap((number) => indexOf.get(number) ?? []));
  }
  return holders;
}
