import { expect, it } from "vitest";
import type { Timeline } from "@/lib/traffic/contract";
import { bucketAt, instantAt, plotInset, shareOf } from "./plot-frame";
import { prepareTimeline } from "./prepare-timeline";

const hour = 3_600_000;
const start = Date.parse("2026-02-01T00:00:00Z");
const chartOf = (grain: Timeline["grain"], count: number, from = start) => {
  const width = grain === "day" ? 24 * hour : hour;
  const buckets = Array.from({ length: count }, (_, i) => new Date(from + i * width).toISOString());
  const to = new Date(from + count * width).toISOString();
  const series = [{ key: "a", values: buckets.map((_, i) => i), total: 1 }];
  return prepareTimeline({
    ...{ from: new Date(from).toISOString(), to, grain, buckets, series, partialFrom: null, accounts: 1, releases: [] },
  });
};

it("shows the same instant in charts of other buckets and windows", () => {
  const [hours, days] = [chartOf("hour", 48), chartOf("day", 30, start - 10 * 24 * hour)];
  const width = 452;
  const at = instantAt(hours, plotInset.left + (400 * 31.5) / 48, width);
  expect(at).toBe(start + 31.5 * hour);
  expect(bucketAt(hours, at ?? 0)).toBe(31);
  expect(bucketAt(days, at ?? 0)).toBe(11);
  expect(shareOf(days, at ?? 0)).toBeCloseTo((10 + 31.5 / 24) / 30, 9);
});

it("points at nothing beside the plot and outside of a chart's window", () => {
  const chart = chartOf("day", 3);
  expect([instantAt(chart, 10, 452), instantAt(chart, 450, 452)]).toEqual([undefined, undefined]);
  for (const at of [start - 1, start + 72 * hour])
    expect([bucketAt(chart, at), shareOf(chart, at)]).toEqual([undefined, undefined]);
});
