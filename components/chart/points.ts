import type { PreparedTimeline } from "./prepare-timeline";

/** One corner of the drawn steps: series by position, `s` for full buckets and `p` for the one that still fills. */
export interface ChartPoint {
  at: number;
  /** Position of the bucket. */
  bucket: number;
  [series: `s${number}` | `p${number}`]: number | null;
}

/** Two corners for each bucket, at its start and just before its end, so that steps stand exactly on their times. */
export function chartPoints({ buckets, series, to }: PreparedTimeline): ChartPoint[] {
  return buckets.flatMap(({ start, end, values, total, isPartial }, bucket) => {
    const heights: Omit<ChartPoint, "at" | "bucket"> = {};
    series.forEach((_, index) => {
      const height = total === null ? null : (values[index] ?? 0);
      heights[`s${index}`] = isPartial ? null : height;
      heights[`p${index}`] = isPartial ? height : null;
    });
    return [
      { ...heights, at: start, bucket },
      { ...heights, at: Math.min(end, Math.max(to, start + 2)) - 1, bucket },
    ];
  });
}
