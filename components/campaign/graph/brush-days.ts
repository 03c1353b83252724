import type { Timeline } from "@/lib/traffic/contract";

export interface BrushDay {
  /** `2026-10-31`. */
  day: string;
  /** Null where nothing is stored. */
  exchanges: number | null;
  /** Of the highest day. */
  share: number;
}

/** A timeline by day as bars under which a time is chosen. */
export function brushDays({ buckets, series }: Pick<Timeline, "buckets" | "series">): BrushDay[] {
  const sums = buckets.map((_, index) => {
    const known = series.map(({ values }) => values[index] ?? null).filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
  });
  const highest = Math.max(1, ...sums.map((sum) => sum ?? 0));
  return buckets.map((bucket, index) => ({
    day: bucket.slice(0, 10),
    exchanges: sums[index] ?? null,
    share: (sums[index] ?? 0) / highest,
  }));
}

/** Places of the first and the last day that are chosen; all days without a choice, or where it is not among them. */
export function chosenRange(days: readonly BrushDay[], chosen: { from: string; to: string } | null): [number, number] {
  const whole: [number, number] = [0, Math.max(0, days.length - 1)];
  if (chosen === null) return whole;
  const first = days.findIndex(({ day }) => day >= chosen.from);
  const last = days.findLastIndex(({ day }) => day <= chosen.to);
  return first === -1 || last < first ? whole : [first, last];
}
