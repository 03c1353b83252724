import type { ChartBucket } from "@/components/chart/prepare-timeline";

/** Rows that a table of a chart has on paper. */
const mostRows = 62;

export interface TimelineRow {
  start: number;
  /** Buckets in the row, those that are gaps included. */
  buckets: number;
  gaps: number;
  values: (number | null)[];
  total: number | null;
  isPartial: boolean;
}

const plus = (a: number | null, b: number | null): number | null => (a === null ? b : a + (b ?? 0));

/** A chart's buckets as rows: one each, or as many together as make them fit; together they are a gap only if each is one. */
export function timelineRows(buckets: readonly ChartBucket[]): TimelineRow[] {
  const together = Math.ceil(buckets.length / mostRows);
  const rows: TimelineRow[] = [];
  for (const [index, { start, values, total, isPartial }] of buckets.entries()) {
    const last = rows.at(-1);
    const one = { start, buckets: 1, gaps: total === null ? 1 : 0, values, total, isPartial };
    if (last === undefined || index % together === 0) {
      rows.push(one);
      continue;
    }
    rows[rows.length - 1] = {
      ...last,
      buckets: last.buckets + 1,
      gaps: last.gaps + one.gaps,
      values: last.values.map((value, i) => plus(value, values[i] ?? null)),
      total: plus(last.total, total),
      isPartial: last.isPartial || isPartial,
    };
  }
  return rows;
}
