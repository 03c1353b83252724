"use client";
import {
  CartesianGrid,
  ErrorBar,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import classes from "@/components/chart/chart.module.css";
import { formatCount } from "@/components/data/count";
import { formatShare } from "@/components/data/share";
import type { CalibrationPoint, PreparedCalibration } from "./prepare-calibration";

const tick = { fill: "var(--mantine-color-dimmed)" };
const percent = (share: number) => `${Math.round(100 * share)} %`;

/** Draws a prepared calibration; decides nothing. */
export function CalibrationPlot({ chart, height }: { chart: PreparedCalibration; height: number }) {
  const axis = { type: "number" as const, domain: [0, 1], ticks: chart.ticks, tickFormatter: percent, tick };
  return (
    <ResponsiveContainer width="100%" height={height} className={classes.plot}>
      <ScatterChart margin={{ top: 8, right: 16, left: 0, bottom: 18 }}>
        <CartesianGrid stroke="var(--chart-grid)" />
        <XAxis
          {...axis}
          dataKey="predicted"
          stroke="var(--line-strong)"
          label={{ value: "predicted", position: "insideBottom", offset: -10, ...tick }}
        />
        <YAxis
          {...axis}
          dataKey="share"
          width={58}
          axisLine={false}
          tickLine={false}
          label={{ value: "found", angle: -90, position: "insideLeft", offset: 10, ...tick }}
        />
        <ReferenceLine
          segment={[
            { x: 0, y: 0 },
            { x: 1, y: 1 },
          ]}
          stroke="var(--mark)"
          strokeDasharray="5 4"
        />
        <Tooltip
          content={({ active, payload }) => <PointTooltip point={active ? payload?.[0]?.payload : undefined} />}
          isAnimationActive={false}
          cursor={false}
        />
        <Scatter data={chart.points} isAnimationActive={false} shape={Mark}>
          <ErrorBar
            dataKey="error"
            direction="y"
            width={5}
            stroke="var(--chart-1)"
            strokeWidth={1.5}
            isAnimationActive={false}
          />
        </Scatter>
      </ScatterChart>
    </ResponsiveContainer>
  );
}

function Mark({ cx, cy, payload }: { cx?: number; cy?: number; payload?: CalibrationPoint }) {
  return <circle cx={cx} cy={cy} r={payload?.radius} fill="var(--chart-1)" fillOpacity={0.85} />;
}

function PointTooltip({ point }: { point: CalibrationPoint | undefined }) {
  if (point === undefined) return null;
  const lines: [string, string][] = [
    ["predicted", formatShare(point.predicted)],
    ["found", `${formatCount(point.confirmed)} of ${formatCount(point.n)}, ${formatShare(point.share)}`],
    ["95 % interval", `${formatShare(point.low)} to ${formatShare(point.high)}`],
    ["prediction", point.reading],
  ];
  return (
    <div className={classes.tooltip}>
      <strong>Odds {point.odds}</strong>
      {lines.map(([name, value]) => (
        <div key={name} className={classes.line}>
          <span className={classes.quiet}>{name}</span>
          {value}
        </div>
      ))}
    </div>
  );
}
