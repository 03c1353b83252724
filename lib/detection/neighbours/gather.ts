import type { Warehouse } from "@/lib/warehouse";
import type { Configuration } from "../configuration";
import { strandCount, strandOfKind } from "../links/strands";
import type { EpochValue } from "../store/epoch";
import {
  type EpochHolder,
  type PlaceHolders,
  readEpochIds,
  readEpochPlaces,
  readHolders,
  readHoldersAmong,
} from "../store/neighbours";
import type { OpenMeasure } from "./open-measure";
import { epochWeights, type HeldHere } from "./pairs";
import { capOf, factorOf, type Sharer, sharersAmong, type Weighed } from "./sharers";

/** Accounts around some others: those that share most, with everything that they share. */
export interface Gathered {
  sharers: Sharer[];
  /** Ids of the sharers by their numbers, where they were asked for. */
  ids: Map<number, string>;
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
  /** The values of those in the middle, where they are known already; any may be among it twice. */
  known?: readonly EpochValue[] | undefined;
  /** Whether the ids of the sharers are wanted. */
  isNamed?: boolean;
  measure: OpenMeasure;
}

/** What is known of the values at some places, with the nats that each gives. */
async function weighed(store: Warehouse, places: readonly number[], { known, measure }: Asking): Promise<Weighed[]> {
  const values = known
    ? [...new Map(known.map((value) => [value.place, value])).values()]
    : places.length === 0
      ? []
      : await readEpochPlaces(store, measure.epoch, places);
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
  asking: Asking,
): Promise<Gathered> {
  const { only, most, measure } = asking;
  const places = [...new Set(middle.flatMap(({ held }) => held))];
  const all = await weighed(store, places, asking);
  const { proposing, beyond } = withinBudget(all.filter((one) => proposes(one, measure)));
  const found =
    only !== undefined
      ? { sharers: only.map((number) => ({ number, bound: 0 })), total: only.length, holders: [] }
      : await findSharers(store, proposing, places.length, asking);
  const read = new Set(found.holders.map(({ place }) => place));
  const numbers = found.sharers.map(({ number }) => number);
  const rest = places.filter((place) => !read.has(place));
  const [among, ids] = await Promise.all([
    numbers.length === 0 || rest.length === 0 ? [] : readHoldersAmong(store, measure.epoch, rest, numbers),
    asking.isNamed && numbers.length > 0 ? readEpochIds(store, measure.epoch, numbers) : new Map<number, string>(),
  ]);
  const holders = holdersByPlace(middle, [...found.holders, ...among], numbers);
  return {
    ...{ sharers: found.sharers, total: found.total, ids },
    leftOutBelow: only || most === 0 ? null : leftOut(found, mostGiven(beyond, places.length, measure.config)),
    values: all.map(({ value }) => ({ ...value, accounts: holders.get(value.place) ?? [] })),
  };
}

/** Who else holds the values that propose pairs, those that may share most first, with all holders of those values. */
async function findSharers(
  store: Warehouse,
  proposing: readonly Weighed[],
  count: number,
  { without, most, measure: { epoch, config } }: Asking,
): Promise<{ sharers: Sharer[]; total: number; holders: PlaceHolders[] }> {
  if (proposing.length === 0 || most === 0) return { sharers: [], total: 0, holders: [] };
  const places = proposing.map(({ value }) => value.place);
  const holders = await readHolders(store, epoch, places);
  return { ...sharersAmong({ values: proposing, holders, without: new Set(without), most, count, config }), holders };
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
function leftOut({ sharers, total }: { sharers: readonly Sharer[]; total: number }, beyond: number): number | null {
  const last = sharers.at(-1);
  const isCut = last !== undefined && total > sharers.length;
  return isCut ? last.bound + beyond : beyond > 0 ? beyond : null;
}

/** By place, the indices of those in the middle and of the sharers who hold the value. */
function holdersByPlace(
  middle: readonly Pick<EpochHolder, "held">[],
  holders: readonly PlaceHolders[],
  numbers: readonly number[],
): Map<number, number[]> {
  const byPlace = new Map<number, number[]>();
  middle.forEach(({ held }, i) => {
    for (const place of new Set(held)) {
      const known = byPlace.get(place);
      if (known === undefined) byPlace.set(place, [i]);
      else known.push(i);
    }
  });
  const indexOf = new Map(numbers.map((number, i) => [number, middle.length + i]));
  for (const { place, numbers: own } of holders) {
    const known = byPlace.get(place);
    if (known === undefined) continue;
    for (const number of own) {
      const index = indexOf.get(number);
      if (index !== undefined) known.push(index);
    }
  }
  return byPlace;
}
