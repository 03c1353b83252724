import { describe, expect, it } from "vitest";
import type { Timeline } from "@/lib/traffic/contract";
import { identityColors } from "./identity-color";
import { prepareTimeline } from "./prepare-timeline";
import { formatTick, timeTicks } from "./ticks";

const dayAt = (day: number) => `2026-02-${String(day).padStart(2, "0")}T00:00:00.000Z`;

const timeline = (series: Timeline["series"], more: Partial<Timeline> = {}): Timeline => ({
  from: dayAt(1),
  to: dayAt(5),
  grain: "day",
  buckets: [1, 2, 3, 4].map(dayAt),
  partialFrom: null,
  series,
  accounts: 7,
  releases: [],
  ...more,
});
const one = (key: string, values: (number | null)[]) => ({
  key,
  values,
  total: values.reduce<number>((sum, value) => sum + (value ?? 0), 0),
});

describe("prepareTimeline", () => {
  it("keeps a missing bucket a gap, and a stored zero a zero", () => {
    const chart = prepareTimeline(timeline([one("a", [1, null, null, 0]), one("b", [2, null, null, null])]));
    expect(chart.buckets.map(({ total }) => total)).toEqual([3, null, null, 0]);
    expect(chart.gaps).toEqual([{ from: Date.parse(dayAt(2)), to: Date.parse(dayAt(4)) }]);
    expect(chart.highest).toBe(3);
  });

  it("takes a series that has the others summed up for those others", () => {
    const series = [one("a", [1, 1, 1, 1]), one("rest", [9, null, 9, 9]), one("b", [2, 2, 2, 2])];
    const chart = prepareTimeline(timeline(series), { others: { key: "rest", of: 40 } });
    expect(chart.series.map(({ label }) => label)).toEqual(["b", "a", "38 others"]);
    expect([chart.shown, chart.of, chart.highest]).toEqual([2, 40, 12]);
  });

  it("marks the bucket that still fills", () => {
    const chart = prepareTimeline(timeline([one("a", [1, 2, 3, 1])], { partialFrom: dayAt(4) }));
    expect(chart.buckets.map(({ isPartial }) => isPartial)).toEqual([false, false, false, true]);
  });

  it("names the largest series and adds up the others, keeping their gaps", () => {
    const values = (n: number) => [n, null, n, n];
    const chart = prepareTimeline(timeline([1, 5, 3, 4, 2].map((n) => one(`m${n}`, values(n)))), { top: 2 });
    expect(chart.series.map(({ key, total }) => [key, total])).toEqual([
      ["m5", 15],
      ["m4", 12],
      [" rest", 18],
    ]);
    expect([chart.shown, chart.of]).toEqual([2, 5]);
    expect(chart.buckets[0]?.values).toEqual([5, 4, 6]);
    expect(chart.buckets[1]?.values).toEqual([null, null, null]);
  });

  it("does not make a rest of one", () => {
    const chart = prepareTimeline(timeline(["a", "b", "c"].map((key) => one(key, [1, 1, 1, 1]))), { top: 2 });
    expect(chart.series.map(({ key }) => key)).toEqual(["a", "b", "c"]);
  });

  it("sets labels of close releases on different lines, and leaves out those outside", () => {
    const releases = ["2026-01-30T00:00:00Z", "2026-02-02T00:00:00Z", "2026-02-02T06:00:00Z", "2026-02-04T00:00:00Z"];
    const chart = prepareTimeline(
      timeline([one("a", [1, 1, 1, 1])], {
        releases: releases.map((releasedAt, index) => ({ model: `r${index}`, releasedAt })),
      }),
    );
    expect(chart.releases.map(({ model, level }) => [model, level])).toEqual([
      ["r1", 0],
      ["r2", 1],
      ["r3", 0],
    ]);
    expect(chart.releaseLevels).toBe(2);
  });

  it("takes an empty answer", () => {
    const chart = prepareTimeline(timeline([], { buckets: [] }));
    expect(chart).toMatchObject({ series: [], buckets: [], gaps: [], highest: 0 });
  });
});

describe("identityColors", () => {
  it("gives a name the same colour whatever stands beside it, unless the two collide", () => {
    const alone = identityColors(["tern-4"]).get("tern-4");
    expect(identityColors(["wren-2", "tern-4"]).get("tern-4")).toBe(alone);
    const many = identityColors(Array.from({ length: 12 }, (_, index) => `model-${index}`));
    expect(new Set(many.values()).size).toBe(12);
  });
});

describe("timeTicks", () => {
  it("stands on Mondays for weeks, on round hours for days", () => {
    const weeks = timeTicks(Date.UTC(2026, 0, 12), Date.UTC(2026, 1, 16));
    expect(weeks.every((at) => new Date(at).getUTCDay() === 1)).toBe(true);
    expect(weeks.length).toBeGreaterThan(3);
    expect(timeTicks(Date.UTC(2026, 0, 12), Date.UTC(2026, 0, 13)).map((at) => formatTick(at, true))[1]).toBe(
      "12 Jan 03:00",
    );
  });
});
