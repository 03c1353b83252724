import { Area } from "recharts";
import type { PatternNames } from "./patterns";
import type { PreparedTimeline } from "./prepare-timeline";
import { seriesClass } from "./series-under";

const step = {
  type: "linear",
  dot: false,
  activeDot: false,
  connectNulls: false,
  isAnimationActive: false,
} as const;

/**
 * Each series as steps: solid while its buckets are full, dotted for the one that still fills. What is not stacked is
 * outlined and lets see through, so that nothing hides behind another.
 */
export const seriesAreas = ({ series, isStacked }: PreparedTimeline, patterns: PatternNames) =>
  series.flatMap(({ key, color }, index) => [
    <Area
      key={`${key} full`}
      className={seriesClass(index)}
      dataKey={`s${index}`}
      stackId={isStacked ? "all" : undefined}
      stroke={isStacked ? "none" : color}
      fill={color}
      fillOpacity={isStacked ? 0.75 : 0.3}
      {...step}
    />,
    <Area
      key={`${key} partial`}
      className={seriesClass(index)}
      dataKey={`p${index}`}
      stackId={isStacked ? "all" : undefined}
      stroke={isStacked ? "none" : color}
      fill={`url(#${patterns.dots(index)})`}
      fillOpacity={1}
      {...step}
    />,
  ]);
