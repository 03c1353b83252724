"use client";
import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import classes from "@/components/chart/chart.module.css";
import { plotInset } from "@/components/chart/plot-frame";
import { bucketName, formatTick } from "@/components/chart/ticks";
import { formatCount, formatShort } from "@/components/data/count";
import { formatShare } from "@/components/data/share";
import type { LimitPoint, PreparedLimits } from "./prepare-limits";

const tick = { fill: "var(--mantine-color-dimmed)" };
/** A bound that a person approved: its name stands inside the plot, so that nothing is cut at the edge. */
const bound = (name: string, position: "insideTopLeft" | "insideBottomLeft") => ({
  stroke: "var(--mark)",
  strokeDasharray: "5 4",
  label: { value: name, position, ...tick, fill: "var(--mark)", fontSize: 11 },
});

/** Draws prepared limits; decides nothing. */
export function LimitsPlot({ chart, height }: { chart: PreparedLimits; height: number }) {
  return (
    <ResponsiveContainer width="100%" height={height} className={classes.plot}>
      <LineChart data={chart.points} margin={{ top: 22, right: plotInset.right, left: 0, bottom: 0 }}>
        <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
        <XAxis
          dataKey="at"
          type="number"
          domain={[chart.from, chart.to]}
          ticks={chart.ticks}
          tickFormatter={(at: number) => formatTick(at, chart.withHour)}
          stroke="var(--line-strong)"
          tick={tick}
          tickMargin={6}
        />
        <YAxis
          domain={[0, chart.top]}
          tickFormatter={formatShort}
          tick={tick}
          width={plotInset.left}
          axisLine={false}
          tickLine={false}
        />
        <ReferenceLine y={chart.ceiling} {...bound(`ceiling ${formatCount(chart.ceiling)}`, "insideTopLeft")} />
        <ReferenceLine y={chart.floor} {...bound(`floor ${formatCount(chart.floor)}`, "insideBottomLeft")} />
        {chart.releases.map(({ model, at }) => (
          <ReferenceLine
            key={`${model} ${at}`}
            x={at}
            stroke="var(--mark)"
            strokeDasharray="3 3"
            label={{ value: model, position: "top", fill: "var(--mark)", fontSize: 11 }}
          />
        ))}
        <Tooltip
          content={({ active, payload }) => <PointTooltip point={active ? payload?.[0]?.payload : undefined} />}
          isAnimationActive={false}
          cursor={{ stroke: "var(--line-strong)" }}
        />
        <Line
          dataKey="perMinute"
          type="stepAfter"
          stroke="var(--chart-1)"
          strokeWidth={2}
          dot={false}
          isAnimationActive={false}
        />
        <text x={2} y={11} {...tick}>
          requests per minute, UTC
        </text>
      </LineChart>
    </ResponsiveContainer>
  );
}

function PointTooltip({ point }: { point: LimitPoint | undefined }) {
  if (point === undefined) return null;
  return (
    <div className={classes.tooltip}>
      <strong>{bucketName(point.at, "hour")} UTC</strong>
      <div className={classes.line}>
        <span className={classes.quiet}>limit</span>
        {formatCount(point.perMinute)} a minute
      </div>
      {point.share !== null && (
        <div className={classes.line}>
          <span className={classes.quiet}>asks for training material</span>
          {formatShare(point.share)}
        </div>
      )}
    </div>
  );
}
