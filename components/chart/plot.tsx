"use client";
import { useId } from "react";
import { AreaChart, CartesianGrid, ReferenceArea, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { formatShort } from "@/components/data/count";
import classes from "./chart.module.css";
import { Patterns, patternsOf } from "./patterns";
import { plotInset } from "./plot-frame";
import { chartPoints } from "./points";
import type { PreparedTimeline } from "./prepare-timeline";
import { labelHeight, releaseLines } from "./release-lines";
import { seriesAreas } from "./series-areas";
import { formatTick } from "./ticks";

/** Line above the plot that says what the axis counts. */
const unitHeight = 24;
const tick = { fill: "var(--mantine-color-dimmed)" };

/** Draws a prepared timeline; decides nothing. */
export function Plot({ chart, height }: { chart: PreparedTimeline; height: number }) {
  const patterns = patternsOf(useId().replaceAll(":", ""));
  const withHour = chart.grain === "hour";
  const top = unitHeight + chart.releaseLevels * labelHeight;
  return (
    <ResponsiveContainer width="100%" height={height} className={classes.plot}>
      <AreaChart
        data={chartPoints(chart)}
        margin={{ top, right: plotInset.right, left: 0, bottom: 0 }}
        accessibilityLayer={false}
      >
        <Patterns series={chart.series} patterns={patterns} />
        <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
        <XAxis
          dataKey="at"
          type="number"
          domain={[chart.from, chart.to]}
          ticks={chart.ticks}
          tickFormatter={(at: number) => formatTick(at, withHour, chart.zone)}
          stroke="var(--line-strong)"
          tick={tick}
          tickMargin={6}
        />
        <YAxis tickFormatter={formatShort} tick={tick} width={plotInset.left} axisLine={false} tickLine={false} />
        {chart.gaps.map(({ from, to }) => (
          <ReferenceArea key={from} x1={from} x2={to} fill={`url(#${patterns.gap})`} ifOverflow="hidden" />
        ))}
        {seriesAreas(chart, patterns)}
        {releaseLines(chart)}
        <text x={2} y={11} {...tick}>
          {chart.unit} per {chart.grain}, {chart.zone}
        </text>
      </AreaChart>
    </ResponsiveContainer>
  );
}
