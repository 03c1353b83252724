import { useId } from "react";
import type { PreparedTimeline } from "@/components/chart/prepare-timeline";
import { formatTick } from "@/components/chart/ticks";
import { formatCount, formatShort } from "@/components/data/count";
import { day } from "@/lib/kernel/clock";
import classes from "./dossier.module.css";

const [width, plotHeight, left, bottom, line] = [680, 190, 46, 22, 13];

/** Exchanges over time as a picture that stands by itself: stacked bars, gaps hatched, what still fills pale, releases marked. */
export function TimelineFigure({ chart, caption }: { chart: PreparedTimeline; caption: string }) {
  const hatch = useId();
  const top = 6 + chart.releaseLevels * line;
  const height = top + plotHeight + bottom;
  const x = (at: number) => left + ((at - chart.from) / Math.max(1, chart.to - chart.from)) * (width - left - 4);
  const y = (value: number) => top + plotHeight * (1 - value / Math.max(1, chart.highest));
  const withHour = chart.to - chart.from < 4 * day;
  return (
    <figure className={classes.figure}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={caption}>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="2" height="6" className={classes.gap} />
        </pattern>
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line x1={left} x2={width - 4} y1={y(share * chart.highest)} y2={y(share * chart.highest)} />
            <text x={left - 6} y={y(share * chart.highest) + 3} textAnchor="end">
              {formatShort(Math.round(share * chart.highest))}
            </text>
          </g>
        ))}
        {chart.gaps.map((gap) => (
          <rect
            key={gap.from}
            x={x(gap.from)}
            width={Math.max(1, x(Math.min(gap.to, chart.to)) - x(gap.from))}
            y={top}
            height={plotHeight}
            fill={`url(#${hatch})`}
          />
        ))}
        <Bars chart={chart} x={x} y={y} />
        {chart.ticks.map((at) => (
          <text key={at} x={x(at)} y={height - 6} textAnchor="middle">
            {formatTick(at, withHour)}
          </text>
        ))}
        {chart.releases.map(({ model, at, level, side }) => (
          <g key={`${model} ${at}`} className={classes.release}>
            <line x1={x(at)} x2={x(at)} y1={top - 2} y2={top + plotHeight} />
            <text
              x={x(at) + (side === "right" ? 3 : -3)}
              y={top - 4 - level * line}
              textAnchor={side === "right" ? "start" : "end"}
            >
              {model}
            </text>
          </g>
        ))}
      </svg>
      <Legend chart={chart} />
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

interface BarsProps {
  chart: PreparedTimeline;
  x: (at: number) => number;
  y: (value: number) => number;
}

function Bars({ chart, x, y }: BarsProps) {
  return chart.buckets.map(({ start, end, values, isPartial }) => {
    let below = 0;
    return (
      <g key={start} opacity={isPartial ? 0.45 : 1}>
        {chart.series.map(({ key, color }, index) => {
          const value = values[index] ?? 0;
          const [from, to] = [below, below + value];
          below = to;
          const wide = Math.max(0.5, x(Math.min(end, chart.to)) - x(start) - 0.6);
          return value === 0 ? null : (
            <rect key={key} x={x(start)} width={wide} y={y(to)} height={y(from) - y(to)} fill={color} />
          );
        })}
      </g>
    );
  });
}

const Legend = ({ chart }: { chart: PreparedTimeline }) => (
  <p className={classes.legend}>
    {chart.series.map(({ key, label, color, total }) => (
      <span key={key}>
        <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden>
          <rect width="10" height="10" fill={color} />
        </svg>{" "}
        {label} {formatCount(total)}
      </span>
    ))}
    {chart.shown < chart.of && ` ${chart.shown} of ${chart.of} by name`}
  </p>
);
