import type { Warehouse } from "@/lib/warehouse";
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
  /** Accounts that share anything that says something. */
  total: number;
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
const proposes = ({ value, nats }: { value: EpochValue; nats: number }, { config, population }: OpenMeasure): boolean =>
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
  const proposing = all.filter((one) => proposes(one, measure));
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
    values: all.map(({ value }) => ({ ...value, accounts: holders.get(value.place) ?? [] })),
  };
}

function sharersQuery(
  proposing: readonly { value: EpochValue; nats: number }[],
  values: number,
  config: OpenMeasure["config"],
): Omit<SharersQuery, "without" | "most"> {
  return {
    places: proposing.map(({ value }) => value.place),
    weights: proposing.map(({ nats }) => nats),
    strands: proposing.map(({ value }) => strandOfKind(value.kind)),
    caps: Array.from({ length: strandCount }, (_, strand) => config.families[familyName(strand)].cap),
    factor: config.withinFamilyDecay < 1 ? 1 / (1 - config.withinFamilyDecay) : values,
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
