import { formatCount } from "@/components/data/count";
import classes from "./chart.module.css";
import type { PreparedTimeline } from "./prepare-timeline";
import { bucketMoment } from "./ticks";

interface PlotTooltipProps {
  chart: PreparedTimeline;
  bucket: number;
  /** The place of the series under the pointer. */
  under: number | undefined;
}

/** The figures of the bucket that is pointed at. */
export function PlotTooltip({ chart, bucket, under }: PlotTooltipProps) {
  const shown = chart.buckets[bucket];
  if (shown === undefined) return null;
  return (
    <div className={classes.tooltip}>
      <strong>
        {bucketMoment(chart, shown.start)}
        {shown.isPartial && ", still filling"}
      </strong>
      {shown.total === null && <div className={classes.quiet}>nothing stored</div>}
      {shown.total !== null &&
        chart.series.map(({ key, label, color }, index) => (
          <div key={key} className={classes.line} data-under={index === under || undefined}>
            <span className={classes.entry}>
              <span className={classes.swatch} style={{ background: color }} />
              {label}
            </span>
            {formatCount(shown.values[index] ?? 0)}
          </div>
        ))}
      {shown.total !== null && chart.isStacked && chart.series.length > 1 && (
        <div className={classes.line}>
          <span className={classes.quiet}>all</span>
          {formatCount(shown.total)}
        </div>
      )}
    </div>
  );
}

/** The same in one sentence, for those who hear it. */
export function bucketText(chart: PreparedTimeline, bucket: number): string {
  const shown = chart.buckets[bucket];
  if (shown === undefined) return "";
  const figures =
    shown.total === null
      ? ["nothing stored"]
      : chart.series.map(({ label }, index) => `${label} ${formatCount(shown.values[index] ?? 0)}`);
  return `${bucketMoment(chart, shown.start)}: ${figures.join(", ")}${shown.isPartial ? ", still filling" : ""}`;
}
