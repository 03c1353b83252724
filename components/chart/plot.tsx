"use client";
import { useId } from "react";
import { AreaChart, CartesianGrid, ReferenceArea, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { formatShort } from "@/components/data/count";
import classes from "./chart.module.css";
import { Patterns, patternsOf } from "./patterns";
import { PlotTooltip } from "./plot-tooltip";
import { chartPoints } from "./points";
import type { PreparedTimeline } from "./prepare-timeline";
import { labelHeight, releaseLines } from "./release-lines";
import { seriesAreas } from "./series-areas";
import { formatTick } from "./ticks";

const tick = { fill: "var(--mantine-color-dimmed)" };

/** Draws a prepared timeline; decides nothing. */
export function Plot({ chart, height }: { chart: PreparedTimeline; height: number }) {
  const patterns = patternsOf(useId().replaceAll(":", ""));
  const withHour = chart.grain === "hour";
  const top = 8 + chart.releaseLevels * labelHeight;
  return (
    <ResponsiveContainer width="100%" height={height} className={classes.plot}>
      <AreaChart data={chartPoints(chart)} margin={{ top, right: 8, left: 0, bottom: 0 }}>
        <Patterns series={chart.series} patterns={patterns} />
        <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
        <XAxis
          dataKey="at"
          type="number"
          domain={[chart.from, chart.to]}
          ticks={chart.ticks}
          tickFormatter={(at: number) => formatTick(at, withHour)}
          stroke="var(--line-strong)"
          tick={tick}
          tickMargin={6}
        />
        <YAxis tickFormatter={formatShort} tick={tick} width={44} axisLine={false} tickLine={false} />
        {chart.gaps.map(({ from, to }) => (
          <ReferenceArea key={from} x1={from} x2={to} fill={`url(#${patterns.gap})`} ifOverflow="hidden" />
        ))}
        {seriesAreas(chart.series, patterns)}
        {releaseLines(chart)}
        <Tooltip
          content={({ active, payload }) => (
            <PlotTooltip chart={chart} bucket={active ? payload?.[0]?.payload?.bucket : undefined} />
          )}
          isAnimationActive={false}
          cursor={{ stroke: "var(--line-strong)" }}
        />
      </AreaChart>
    </ResponsiveContainer>
  );
}
