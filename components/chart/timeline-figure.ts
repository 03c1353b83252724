import { formatCount, formatShort } from "@/components/data/count";
import type { Figure, FigureTable } from "./figure";
import type { PreparedTimeline } from "./prepare-timeline";
import { bucketName } from "./ticks";

/** The figures of a timeline: a row for each bucket, a column for each series. */
export function timelineTable({ grain, unit, zone, isStacked, series, buckets }: PreparedTimeline): FigureTable {
  const hasSum = isStacked && series.length > 1;
  return {
    columns: [
      { name: grain === "day" ? "Day" : "Hour", unit: zone, kind: "text" },
      ...series.map(({ label }) => ({ name: label, unit, kind: "count" as const })),
      ...(hasSum ? [{ name: "All", unit, kind: "count" as const }] : []),
      { name: "State", kind: "text" },
    ],
    rows: buckets.map(({ start, values, total, isPartial }) => [
      bucketName(start, grain, zone),
      ...series.map((_, index) => values[index] ?? null),
      ...(hasSum ? [total] : []),
      total === null ? "nothing stored" : isPartial ? "still filling" : "complete",
    ]),
  };
}

/** What has to be said beside a timeline, on the screen and in its picture. */
export function timelineNotes(chart: PreparedTimeline): string[] {
  return [
    chart.accounts === 1 ? "one account" : `${formatCount(chart.accounts)} accounts`,
    ...(chart.shown < chart.of ? [`${chart.shown} of ${chart.of} by name`] : []),
    ...(chart.buckets.some(({ isPartial }) => isPartial) ? ["dotted: still filling"] : []),
    ...(chart.gaps.length > 0 ? ["hatched: nothing stored"] : []),
  ];
}

export function timelineFigure(chart: PreparedTimeline, title: string): Figure {
  const moment = (at: number) => bucketName(at, "hour", chart.zone);
  return {
    title,
    window: `${moment(chart.from)} to ${moment(chart.to)} ${chart.zone}`,
    notes: [`${chart.unit} per ${chart.grain}`, ...timelineNotes(chart)],
    legend: chart.series.map(({ label, color, total }) => ({ label: `${label} ${formatShort(total)}`, color })),
    table: timelineTable(chart),
  };
}
