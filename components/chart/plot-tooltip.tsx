import { formatCount } from "@/components/data/count";
import { formatMoment } from "@/components/data/moment";
import classes from "./chart.module.css";
import type { PreparedTimeline } from "./prepare-timeline";

/** The figures of the bucket under the pointer. */
export function PlotTooltip({ chart, bucket }: { chart: PreparedTimeline; bucket: number | undefined }) {
  const shown = bucket === undefined ? undefined : chart.buckets[bucket];
  if (shown === undefined) return null;
  const from = formatMoment(new Date(shown.start).toISOString(), chart.grain === "day" ? "day" : "minute");
  return (
    <div className={classes.tooltip}>
      <strong>
        {from} UTC{shown.isPartial && ", still filling"}
      </strong>
      {shown.total === null && <div className={classes.quiet}>nothing stored</div>}
      {shown.total !== null &&
        chart.series.map(({ key, label, color }, index) => (
          <div key={key} className={classes.line}>
            <span className={classes.entry}>
              <span className={classes.swatch} style={{ background: color }} />
              {label}
            </span>
            {formatCount(shown.values[index] ?? 0)}
          </div>
        ))}
      {shown.total !== null && chart.series.length > 1 && (
        <div className={classes.line}>
          <span className={classes.quiet}>all</span>
          {formatCount(shown.total)}
        </div>
      )}
    </div>
  );
}
