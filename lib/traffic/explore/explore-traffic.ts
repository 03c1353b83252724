import { invalidInput } from "@/lib/kernel";
import type { Warehouse } from "@/lib/warehouse";
import { boundsOf, bucketsOf, partialBucket, seriesOf, storedBuckets, type TrafficWindow, usualGrain } from "../model";
import { readCalendar, readReleases } from "../store/timeline";
import type { Grain, Timeline } from "../timeline";
import { type Measure, type TrafficExploration, type TrafficFigures, whyNoHours } from "./contract";
import type { GroupsQuestion } from "./groups.sql";
import { lastDayOf, type Membership, type Period, periodOf } from "./scope";
import { type GroupRow, type GroupsAsked, type Rank, readBuckets, readDayWithoutHours, readGroups } from "./store";

export interface Exploration extends GroupsQuestion {
  from?: string | undefined;
  to?: string | undefined;
  measure: Measure;
  grain?: Grain | undefined;
  rank: Rank;
  top: number;
  membership?: Membership | undefined;
}

type Explored = Omit<TrafficExploration, "groups" | "filters"> & {
  groups: { key: string; now: TrafficFigures; before: TrafficFigures }[];
};

/** What is asked for, its days filled in from what is stored; undefined while nothing is. */
export async function askedOf(warehouse: Warehouse, asked: Exploration): Promise<GroupsAsked | undefined> {
  const bounds = boundsOf(await readCalendar(warehouse));
  return bounds && { ...asked, period: periodOf(asked, bounds) };
}

/**
 * Counts exchanges by one facet, in a window and in the one before it. Whose permission that takes is the business of the calling verb.
 * @throws `invalid_input` for a window that ends before it starts or is too long, and for hours where there are none
 */
export async function exploreTraffic(warehouse: Warehouse, asked: Exploration): Promise<Explored> {
  const hours = await readCalendar(warehouse);
  const bounds = boundsOf(hours);
  if (bounds === undefined) return emptyExploration;
  const period = periodOf(asked, bounds);
  const window: TrafficWindow = {
    ...{ from: Date.parse(period.from), to: Date.parse(period.to) },
    grain: await grainOf(warehouse, asked, period),
  };
  const [rows, releases] = await Promise.all([
    readGroups(warehouse, { ...asked, period }, asked.rank, asked.top),
    readReleases(warehouse, window),
  ]);
  const groups = rows.filter(({ isTotal }) => isTotal === 0).slice(0, asked.top);
  const total = rows.find(({ isTotal }) => isTotal === 1);
  const keys = groups.filter(({ exchanges }) => exchanges > 0).map(({ key }) => key);
  const found = await readBuckets(warehouse, { ...asked, period }, window.grain, keys);
  const counts = found.map(({ bucket, series, value }) => ({ bucket, key: series, exchanges: value }));
  const partial = partialBucket(window, bounds);
  const timeline: Timeline = {
    ...{ from: isoOf(window.from), to: isoOf(window.to), grain: window.grain },
    buckets: bucketsOf(window).map(isoOf),
    partialFrom: partial === null ? null : isoOf(partial),
    series: seriesOf(window, counts, storedBuckets(window, hours)),
    accounts: total?.accounts ?? 0,
    releases,
  };
  return {
    ...daysOf(period),
    hasBefore: hours.some(({ at }) => at >= Date.parse(period.before) && at < window.from),
    groups: groups.map((row) => ({ key: row.key, ...figuresOf(row) })),
    ...{ of: rows[0]?.groups ?? 0, gone: rows[0]?.gone ?? 0, total: figuresOf(total), timeline },
  };
}

/** The grain that is asked for, or the usual one of a window of that length; days where hours are not kept. */
async function grainOf(warehouse: Warehouse, { grain, measure }: Exploration, period: Period): Promise<Grain> {
  const wanted = grain ?? usualGrain(Date.parse(period.to) - Date.parse(period.from));
  if (wanted === "day") return "day";
  const refusal = whyNoHours(daysOf(period).window) ?? (await whyNotCounted(warehouse, period, measure));
  if (refusal === undefined || grain === undefined) return refusal === undefined ? "hour" : "day";
  throw invalidInput(`${refusal} Ask for days.`, { field: "grain" });
}

/** Why a measure of some day is not known by the hour; undefined when it is of all. */
export async function whyNotCounted(
  warehouse: Warehouse,
  period: Period,
  measure: Measure,
): Promise<string | undefined> {
  const first = await readDayWithoutHours(warehouse, period, measure);
  if (first === undefined) return undefined;
  return `${first} is not counted by the hour: after an upgrade stored days are counted anew in the background, but those whose exchanges are gone are not.`;
}

const isoOf = (at: number): string => new Date(at).toISOString();

const daysOf = ({ before, from, to }: Period) => ({
  window: { from, to: lastDayOf(to) },
  windowBefore: { from: before, to: lastDayOf(from) },
});

export const figuresOf = (row: GroupRow | undefined): { now: TrafficFigures; before: TrafficFigures } => ({
  now: {
    exchanges: row?.exchanges ?? 0,
    accounts: row?.accounts ?? 0,
    outputTokens: row?.outputTokens ?? 0,
  },
  before: {
    exchanges: row?.exchangesBefore ?? 0,
    accounts: row?.accountsBefore ?? 0,
    outputTokens: row?.outputTokensBefore ?? 0,
  },
});

const nothing = { exchanges: 0, accounts: 0, outputTokens: 0 };
const epoch = isoOf(0);
const emptyExploration: Explored = {
  ...{ window: null, windowBefore: null, hasBefore: false, groups: [], of: 0, gone: 0 },
  total: { now: nothing, before: nothing },
  timeline: {
    ...{ from: epoch, to: epoch, grain: "day", buckets: [], partialFrom: null, series: [], accounts: 0, releases: [] },
  },
};
