"use client";
import { type KeyboardEvent, type MouseEvent, type PointerEvent, useEffect, useState } from "react";
import classes from "./chart.module.css";
import { pointAt, useCrosshair } from "./crosshair";
import { bucketAt, instantAt, plotInset, shareOf } from "./plot-frame";
import { bucketText, PlotTooltip } from "./plot-tooltip";
import type { PreparedTimeline } from "./prepare-timeline";
import { seriesUnder } from "./series-under";

interface PlotPointerProps {
  chart: PreparedTimeline;
  label: string;
  onOpen?: OpenBucket | undefined;
}

/** Leads to what a bucket has of the series of a key, or of all without one; `start` in ms. */
export type OpenBucket = (start: number, key?: string) => void;

/**
 * Lies over a plot: takes the pointer and the arrow keys, and shows the instant that is pointed at here or in another
 * chart of the page, with the figures of the bucket that it falls into here. A click leads to what the
 * series under it has in that bucket, Enter to what all have in it.
 */
export function PlotPointer({ chart, label, onOpen }: PlotPointerProps) {
  const at = useCrosshair();
  const share = at === null ? undefined : shareOf(chart, at);
  const bucket = at === null ? undefined : bucketAt(chart, at);
  const [under, setUnder] = useState<number>();
  const opens = onOpen !== undefined && under !== undefined && under < chart.shown;
  const open = (event: MouseEvent<HTMLElement>) => {
    const place = seriesUnder(chart.series.length, event);
    const series = place === undefined || place >= chart.shown ? undefined : chart.series[place];
    const start = startOf(chart, bucketAt(chart, instantUnder(event, chart) ?? Number.NaN));
    if (series !== undefined && start !== undefined) onOpen?.(start, series.key);
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    pointAt(instantUnder(event, chart) ?? null);
    if (onOpen !== undefined) setUnder(seriesUnder(chart.series.length, event));
  };
  const leave = () => {
    pointAt(null);
    setUnder(undefined);
  };
  // The crosshair is the page's: a chart that goes away takes it along.
  useEffect(() => () => pointAt(null), []);
  return (
    <div
      className={classes.pointer}
      data-opens={opens || undefined}
      onClick={onOpen === undefined ? undefined : open}
      role="slider"
      tabIndex={0}
      aria-label={`${label}: moment`}
      aria-valuemin={0}
      aria-valuemax={chart.buckets.length - 1}
      aria-valuenow={bucket ?? 0}
      aria-valuetext={bucket === undefined ? "none; arrow keys choose one" : bucketText(chart, bucket)}
      onPointerMove={move}
      onPointerLeave={leave}
      onBlur={() => pointAt(null)}
      onKeyDown={(event) => {
        const start = startOf(chart, bucket);
        if (event.key === "Enter" && start !== undefined) onOpen?.(start);
        else moveByKey(event, chart, bucket);
      }}
    >
      {share !== undefined && (
        <span
          className={classes.crosshair}
          style={{
            insetInlineStart: `calc(${plotInset.left}px + ${share} * (100% - ${plotInset.left + plotInset.right}px))`,
          }}
        >
          {bucket !== undefined && (
            <span className={classes.beside} data-side={share > 0.6 ? "left" : "right"}>
              <PlotTooltip chart={chart} bucket={bucket} under={under} />
            </span>
          )}
        </span>
      )}
    </div>
  );
}

/** When a bucket starts that anything is in. */
function startOf({ buckets }: PreparedTimeline, bucket: number | undefined): number | undefined {
  const found = buckets[bucket ?? -1];
  return found?.total ? found.start : undefined;
}

function instantUnder(event: MouseEvent<HTMLElement>, chart: PreparedTimeline): number | undefined {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  return instantAt(chart, event.clientX - left, width);
}

function moveByKey(event: KeyboardEvent, { buckets }: PreparedTimeline, bucket: number | undefined): void {
  const last = buckets.length - 1;
  const steps: Record<string, number> = {
    ArrowRight: Math.min(last, (bucket ?? -1) + 1),
    ArrowLeft: Math.max(0, (bucket ?? buckets.length) - 1),
    Home: 0,
    End: last,
  };
  const next = buckets[steps[event.key] ?? -1];
  if (event.key === "Escape") pointAt(null);
  if (next === undefined) return;
  event.preventDefault();
  pointAt((next.start + next.end) / 2);
}
