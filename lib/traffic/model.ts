import { day, hour } from "@/lib/kernel";
import type { Grain, Timeline } from "./contract";

/** Hours are drawn up to this length; above, a line of hours is noise. */
const longestByHour = 4 * day;
/** A window of more buckets than this is refused: nobody reads them, and a screen cannot draw them. */
export const mostBuckets = 2_400;

const lengthOf: Record<Grain, number> = { hour, day };

/** A window on the traffic in milliseconds, aligned to its grain; `to` is exclusive. */
export interface TrafficWindow {
  from: number;
  to: number;
  grain: Grain;
}

/** First and last stored hour, in milliseconds; undefined while nothing is stored. */
export interface DataBounds {
  first: number;
  last: number;
}

/** An hour in which anything is stored. */
export interface StoredHour {
  /** Its start in milliseconds. */
  at: number;
  exchanges: number;
}

/** Of the stored hours, ascending. */
export function boundsOf(hours: readonly StoredHour[]): DataBounds | undefined {
  const [first, last] = [hours[0], hours.at(-1)];
  return first === undefined || last === undefined ? undefined : { first: first.at, last: last.at };
}

/** Exchanges of everybody from a time (milliseconds) on, of the hours that begin then or later. */
export const exchangesFrom = (hours: readonly StoredHour[], from: number): number =>
  hours.reduce((sum, { at, exchanges }) => (at >= from ? sum + exchanges : sum), 0);

/** Buckets of a window, in seconds, of which any hour is stored. */
export const storedBuckets = ({ from, to, grain }: TrafficWindow, hours: readonly StoredHour[]): Set<number> =>
  new Set(hours.filter(({ at }) => at >= from && at < to).map(({ at }) => floorTo(at, lengthOf[grain]) / 1000));

export interface WindowInput {
  from?: string;
  to?: string;
  grain?: Grain;
}

/** The grain of a window (milliseconds) for which none is asked for. */
export const usualGrain = (length: number): Grain => (length <= longestByHour ? "hour" : "day");

const floorTo = (at: number, length: number): number => Math.floor(at / length) * length;
const ceilTo = (at: number, length: number): number => Math.ceil(at / length) * length;

/** The window asked for, filled in from what is stored; all of it by default. */
export function windowOf(input: WindowInput, bounds: DataBounds): TrafficWindow {
  const from = input.from === undefined ? bounds.first : Date.parse(input.from);
  const to = input.to === undefined ? bounds.last + hour : Date.parse(input.to);
  const grain = input.grain ?? usualGrain(to - from);
  const length = lengthOf[grain];
  return { from: floorTo(from, length), to: Math.max(ceilTo(to, length), floorTo(from, length) + length), grain };
}

export const bucketsOf = ({ from, to, grain }: TrafficWindow): number[] =>
  Array.from({ length: Math.round((to - from) / lengthOf[grain]) }, (_, i) => from + i * lengthOf[grain]);

/** The bucket that the newest exchange fell into and that the next one may still fall into. */
export function partialBucket(window: TrafficWindow, bounds: DataBounds): number | null {
  const start = floorTo(bounds.last, lengthOf[window.grain]);
  return start >= window.from && start < window.to ? start : null;
}

export interface BucketCount {
  /** Start of the bucket in seconds. */
  bucket: number;
  key: string;
  exchanges: number;
}

/**
 * Lays counts out over the buckets, largest series first. A bucket in which nothing at all is stored is null for every
 * series: it is a gap in the data, not silence of these accounts.
 */
export function seriesOf(
  window: TrafficWindow,
  counts: readonly BucketCount[],
  stored: ReadonlySet<number>,
): Timeline["series"] {
  const buckets = bucketsOf(window);
  const position = new Map(buckets.map((start, i) => [start / 1000, i]));
  const byKey = new Map<string, (number | null)[]>();
  for (const { bucket, key, exchanges } of counts) {
    const i = position.get(bucket);
    if (i === undefined) continue;
    const values = byKey.get(key) ?? buckets.map((start) => (stored.has(start / 1000) ? 0 : null));
    values[i] = (values[i] ?? 0) + exchanges;
    byKey.set(key, values);
  }
  const total = (values: (number | null)[]) => values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  return [...byKey]
    .map(([key, values]) => ({ key, values, total: total(values) }))
    .sort((a, b) => b.total - a.total || (a.key < b.key ? -1 : 1));
}
