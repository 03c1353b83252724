"use client";
import { type KeyboardEvent, type PointerEvent, useEffect } from "react";
import classes from "./chart.module.css";
import { pointAt, useCrosshair } from "./crosshair";
import { bucketAt, instantAt, plotInset, shareOf } from "./plot-frame";
import { bucketText, PlotTooltip } from "./plot-tooltip";
import type { PreparedTimeline } from "./prepare-timeline";

interface PlotPointerProps {
  chart: PreparedTimeline;
  label: string;
}

/**
 * Lies over a plot: takes the pointer and the arrow keys, and shows the instant that is pointed at here or in another
 * chart of the page, with the figures of the bucket that it falls into here.
 */
export function PlotPointer({ chart, label }: PlotPointerProps) {
  const at = useCrosshair();
  const share = at === null ? undefined : shareOf(chart, at);
  const bucket = at === null ? undefined : bucketAt(chart, at);
  // The crosshair is the page's: a chart that goes away takes it along.
  useEffect(() => () => pointAt(null), []);
  return (
    <div
      className={classes.pointer}
      role="slider"
      tabIndex={0}
      aria-label={`${label}: moment`}
      aria-valuemin={0}
      aria-valuemax={chart.buckets.length - 1}
      aria-valuenow={bucket ?? 0}
      aria-valuetext={bucket === undefined ? "none; arrow keys choose one" : bucketText(chart, bucket)}
      onPointerMove={(event) => pointAt(instantUnder(event, chart) ?? null)}
      onPointerLeave={() => pointAt(null)}
      onBlur={() => pointAt(null)}
      onKeyDown={(event) => moveByKey(event, chart, bucket)}
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
              <PlotTooltip chart={chart} bucket={bucket} />
            </span>
          )}
        </span>
      )}
    </div>
  );
}

function instantUnder(event: PointerEvent<HTMLElement>, chart: PreparedTimeline): number | undefined {
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
