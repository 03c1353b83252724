"use client";
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import classes from "@/components/chart/chart.module.css";
import { formatCount, formatShort } from "@/components/data/count";
import type { PreparedMeasures } from "./prepare-chart";

const tick = { fill: "var(--mantine-color-dimmed)" };

/** Draws prepared measures; decides nothing. */
export function MeasuresPlot({ chart: { bars, series }, height }: { chart: PreparedMeasures; height: number }) {
  return (
    <ResponsiveContainer width="100%" height={height} className={classes.plot}>
      <BarChart data={bars} margin={{ top: 8, right: 8, left: 0, bottom: 0 }} maxBarSize={64}>
        <CartesianGrid stroke="var(--chart-grid)" vertical={false} />
        <XAxis dataKey="period" tick={tick} tickLine={false} stroke="var(--line-strong)" />
        <YAxis
          tick={tick}
          axisLine={false}
          tickLine={false}
          width={48}
          tickFormatter={formatShort}
          allowDecimals={false}
        />
        <Tooltip
          cursor={{ fill: "var(--chart-grid)", fillOpacity: 0.4 }}
          isAnimationActive={false}
          content={({ active, label }) => {
            const bar = active ? bars.find(({ period }) => period === label) : undefined;
            return bar === undefined ? null : (
              <div className={classes.tooltip}>
                <strong>{bar.period}</strong>
                {series.map(({ kind, label: name }) => (
                  <div key={kind} className={classes.line}>
                    <span className={classes.quiet}>{name}</span>
                    {formatCount(bar[kind] ?? 0)}
                  </div>
                ))}
              </div>
            );
          }}
        />
        {series.map(({ kind, color }) => (
          <Bar key={kind} dataKey={kind} stackId="measures" fill={color} isAnimationActive={false} />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
