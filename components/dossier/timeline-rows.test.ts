import { expect, it } from "vitest";
import { timelineRows } from "./timeline-rows";

const bucket = (start: number, value: number | null, isPartial = false) => ({
  ...{ start, end: start + 1, values: [value], total: value, isPartial },
});

it("keeps a bucket a row while they fit, and gaps apart from nothing", () => {
  const rows = timelineRows([bucket(0, 3), bucket(1, null), bucket(2, 0, true)]);
  expect(rows.map(({ total, gaps, isPartial }) => [total, gaps, isPartial])).toEqual([
    [3, 0, false],
    [null, 1, false],
    [0, 0, true],
  ]);
});

it("adds up what does not fit, losing nothing", () => {
  const buckets = Array.from({ length: 150 }, (_, i) => bucket(i, i % 3 === 0 ? null : i, i === 149));
  const rows = timelineRows(buckets);
  expect(rows.length).toBeLessThanOrEqual(62);
  const sum = (all: { total: number | null }[]) => all.reduce((total, one) => total + (one.total ?? 0), 0);
  expect(sum(rows)).toBe(sum(buckets));
  expect(rows.reduce((total, row) => total + row.buckets, 0)).toBe(150);
  expect(rows.at(-1)).toMatchObject({ isPartial: true });
});
