import { Area } from "recharts";
import type { PatternNames } from "./patterns";
import type { ChartSeries } from "./prepare-timeline";

const step = {
  type: "linear",
  stackId: "all",
  strokeWidth: 1.25,
  dot: false,
  activeDot: false,
  connectNulls: false,
  isAnimationActive: false,
} as const;

/** Each series as stacked steps: solid while its buckets are full, dotted for the one that still fills. */
export const seriesAreas = (series: ChartSeries[], patterns: PatternNames) =>
  series.flatMap(({ key, color }, index) => [
    <Area key={`${key} full`} dataKey={`s${index}`} stroke={color} fill={color} fillOpacity={0.55} {...step} />,
    <Area
      key={`${key} partial`}
      dataKey={`p${index}`}
      stroke={color}
      strokeDasharray="1 3"
      fill={`url(#${patterns.dots(index)})`}
      fillOpacity={1}
      {...step}
    />,
  ]);
