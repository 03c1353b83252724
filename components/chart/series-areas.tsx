import { Area } from "recharts";
import type { PatternNames } from "./patterns";
import type { ChartSeries } from "./prepare-timeline";

const step = {
  type: "linear",
  stackId: "all",
  dot: false,
  activeDot: false,
  connectNulls: false,
  isAnimationActive: false,
} as const;

/** Each series as stacked steps: solid while its buckets are full, dotted for the one that still fills. */
export const seriesAreas = (series: ChartSeries[], patterns: PatternNames) =>
  series.flatMap(({ key, color }, index) => [
    <Area key={`${key} full`} dataKey={`s${index}`} stroke="none" fill={color} fillOpacity={0.75} {...step} />,
    <Area
      key={`${key} partial`}
      dataKey={`p${index}`}
      stroke="none"
      fill={`url(#${patterns.dots(index)})`}
      fillOpacity={1}
      {...step}
    />,
  ]);
