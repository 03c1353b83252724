import { day, hour } from "@/lib/kernel/clock";
import type { Timeline } from "@/lib/traffic/contract";
import { identityColors, restColor } from "./identity-color";
import { timeTicks } from "./ticks";

export interface ChartSeries {
  key: string;
  label: string;
  color: string;
  total: number;
}

/** One bucket: a value per series, in the order of the series; null where nothing is stored. */
export interface ChartBucket {
  start: number;
  end: number;
  values: (number | null)[];
  /** Null for a gap. */
  total: number | null;
  /** Still filling. */
  isPartial: boolean;
}

export interface ReleaseMark {
  model: string;
  at: number;
  /** Line of text above the plot, so that labels of close releases do not cover each other. */
  level: number;
  /** The side of the line that has room for the label. */
  side: "left" | "right";
}

export interface PreparedTimeline {
  from: number;
  to: number;
  grain: Timeline["grain"];
  /** What is counted: `exchanges`. */
  unit: string;
  /** Whether series are parts of one whole; what is not stands side by side and has no sum. */
  isStacked: boolean;
  /** The zone of every time that is written: of hours the person's, of days UTC, by which days are counted. */
  zone: string;
  series: ChartSeries[];
  /** Series drawn by name, of all there are; the others are one series "N others". */
  shown: number;
  of: number;
  buckets: ChartBucket[];
  gaps: { from: number; to: number }[];
  releases: ReleaseMark[];
  releaseLevels: number;
  ticks: number[];
  /** Largest bucket, for the axis. */
  highest: number;
  accounts: number;
}

export interface TimelineOptions {
  /** Series drawn by name; the largest ones. */
  top?: number;
  name?: (key: string) => string;
  /** The series that already has all others summed up, and how many series there are with those. */
  others?: { key: string; of: number };
  /** `exchanges` by default. */
  unit?: string;
  /** False where the series are not parts of one whole. */
  isStacked?: boolean;
  /** IANA name of the zone that hours are written in; UTC by default. */
  zone?: string;
}

const labelShare = 0.12;

/** Decides everything that a chart of exchanges over time shows. */
export function prepareTimeline(
  timeline: Timeline,
  { top = 6, name = String, others, unit = "exchanges", isStacked = true, zone = "UTC" }: TimelineOptions = {},
): PreparedTimeline {
  const from = Date.parse(timeline.from);
  const to = Date.parse(timeline.to);
  const summed = timeline.series.filter(({ key }) => key === others?.key);
  const ranked = timeline.series
    .filter(({ key }) => key !== others?.key)
    .sort((a, b) => b.total - a.total || (a.key < b.key ? -1 : 1));
  const named = ranked.length <= top + 1 ? ranked : ranked.slice(0, top);
  const rest = [...ranked.slice(named.length), ...summed];
  const of = summed.length === 0 ? ranked.length : (others?.of ?? ranked.length);
  const colors = identityColors(named.map(({ key }) => key));
  const series = named.map(({ key, total }) => ({ key, label: name(key), color: colors.get(key) ?? restColor, total }));
  if (rest.length > 0) {
    const total = rest.reduce((sum, { total }) => sum + total, 0);
    series.push({ key: " rest", label: `${of - named.length} others`, color: restColor, total });
  }
  const drawn =
    rest.length === 0
      ? named.map(({ values }) => values)
      : [...named.map(({ values }) => values), sum(rest.map(({ values }) => values))];
  const buckets = bucketsOf(timeline, drawn);
  const releases = placeReleases(timeline.releases, from, to);
  return {
    ...{
      from,
      to,
      grain: timeline.grain,
      unit,
      isStacked,
      zone: timeline.grain === "day" ? "UTC" : zone,
      series,
      buckets,
      releases,
    },
    shown: named.length,
    of,
    gaps: gapsOf(buckets),
    releaseLevels: releases.reduce((levels, { level }) => Math.max(levels, level + 1), 0),
    ticks: timeTicks(from, to),
    highest: buckets.reduce((highest, bucket) => Math.max(highest, heightOf(bucket, isStacked)), 0),
    accounts: timeline.accounts,
  };
}

const heightOf = ({ total, values }: ChartBucket, isStacked: boolean): number =>
  isStacked ? (total ?? 0) : values.reduce<number>((highest, value) => Math.max(highest, value ?? 0), 0);

function bucketsOf(timeline: Timeline, drawn: (number | null)[][]): ChartBucket[] {
  const width = timeline.grain === "day" ? day : hour;
  const partialFrom = timeline.partialFrom === null ? Number.POSITIVE_INFINITY : Date.parse(timeline.partialFrom);
  return timeline.buckets.map((bucket, index) => {
    const start = Date.parse(bucket);
    const values = drawn.map((series) => series[index] ?? null);
    return { start, end: start + width, values, total: total(values), isPartial: start >= partialFrom };
  });
}

/** Null only when every part is: a missing bucket is a gap, not zero. */
const total = (values: (number | null)[]): number | null =>
  values.reduce<number | null>((sum, value) => (value === null ? sum : (sum ?? 0) + value), null);

const sum = (series: (number | null)[][]): (number | null)[] =>
  (series[0] ?? []).map((_, index) => total(series.map((values) => values[index] ?? null)));

function gapsOf(buckets: ChartBucket[]): { from: number; to: number }[] {
  const gaps: { from: number; to: number }[] = [];
  for (const bucket of buckets) {
    if (bucket.total !== null) continue;
    const last = gaps.at(-1);
    if (last?.to === bucket.start) last.to = bucket.end;
    else gaps.push({ from: bucket.start, to: bucket.end });
  }
  return gaps;
}

function placeReleases(releases: Timeline["releases"], from: number, to: number): ReleaseMark[] {
  const lastAtLevel: number[] = [];
  return releases
    .map(({ model, releasedAt }) => ({ model, at: Date.parse(releasedAt) }))
    .filter(({ at }) => at >= from && at < to)
    .sort((a, b) => a.at - b.at)
    .map(({ model, at }) => {
      const free = lastAtLevel.findIndex((last) => at - last >= labelShare * (to - from));
      const level = free === -1 ? lastAtLevel.length : free;
      lastAtLevel[level] = at;
      return { model, at, level, side: (at - from) / (to - from) > 1 - labelShare ? "left" : "right" };
    });
}
