"use client";
import { Skeleton } from "@mantine/core";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import { EmptyState } from "@/components/feedback/empty-state";
import { useZone } from "@/components/preferences/preferences";
import type { Timeline } from "@/lib/traffic/contract";
import { ChartFrame } from "./chart-frame";
import { ChartLegend } from "./chart-legend";
import { type OpenBucket, PlotPointer } from "./plot-pointer";
import { prepareTimeline, type TimelineOptions } from "./prepare-timeline";
import { timelineFigure } from "./timeline-figure";

const Plot = dynamic(() => import("./plot").then(({ Plot }) => Plot), {
  ssr: false,
  loading: () => <Skeleton height="100%" radius="sm" aria-busy />,
});

export interface TimeChartProps extends TimelineOptions {
  /** What is shown, for those who hear it, and the title of its picture: "Exchanges per day by model". */
  label: string;
  timeline: Timeline;
  height?: number;
  /** Leads into the series of a key, from its name; there is none into the series of all others. */
  onOpen?: ((key: string) => void) | undefined;
  /**
   * Leads to what a mark stands for: the bucket that starts at `start` (ms) of the series of a key, from its area, or of all series, from
   * the bucket that the keys have chosen.
   */
  onOpenBucket?: OpenBucket | undefined;
}

/** Something counted over time by series, with model releases marked; the same figures as a table on demand. */
export function TimeChart({ label, timeline, height = 240, onOpen, onOpenBucket, ...options }: TimeChartProps) {
  const { top, name, others, unit, isStacked } = options;
  const zone = useZone();
  const chart = useMemo(
    () => prepareTimeline(timeline, { top, name, others, unit, isStacked, zone }),
    [timeline, top, name, others, unit, isStacked, zone],
  );
  const figure = useMemo(() => timelineFigure(chart, label), [chart, label]);
  if (chart.highest === 0) {
    return (
      <EmptyState title={`No ${chart.unit} in this window`}>Nothing is stored that this chart could show.</EmptyState>
    );
  }
  return (
    <ChartFrame
      figure={() => figure}
      height={height}
      over={<PlotPointer chart={chart} label={label} onOpen={onOpenBucket} />}
      legend={<ChartLegend chart={chart} onOpen={onOpen} />}
    >
      <Plot chart={chart} height={height} />
    </ChartFrame>
  );
}
