import { Group, Text } from "@mantine/core";
import { formatShort } from "@/components/data/count";
import classes from "./chart.module.css";
import type { PreparedTimeline } from "./prepare-timeline";
import { timelineNotes } from "./timeline-figure";

/** Which colour is what with its total, how many series there are, and what the marks mean. */
export function ChartLegend({ chart }: { chart: PreparedTimeline }) {
  return (
    <Group gap="md" style={{ rowGap: 2 }}>
      {chart.series.map(({ key, label, color, total }) => (
        <Text key={key} size="xs" component="span" className={classes.entry}>
          <span className={classes.swatch} style={{ background: color }} />
          {label}
          <span className={classes.quiet}>{formatShort(total)}</span>
        </Text>
      ))}
      {timelineNotes(chart).map((note) => (
        <Text key={note} size="xs" c="dimmed">
          {note}
        </Text>
      ))}
    </Group>
  );
}
