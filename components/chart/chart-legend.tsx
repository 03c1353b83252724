import { Group, Text } from "@mantine/core";
import { formatShort } from "@/components/data/count";
import classes from "./chart.module.css";
import type { PreparedTimeline } from "./prepare-timeline";

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
      {chart.shown < chart.of && (
        <Text size="xs" c="dimmed">
          {chart.shown} of {chart.of} by name
        </Text>
      )}
      {chart.buckets.some(({ isPartial }) => isPartial) && (
        <Text size="xs" c="dimmed">
          dotted: still filling
        </Text>
      )}
      {chart.gaps.length > 0 && (
        <Text size="xs" c="dimmed">
          hatched: nothing stored
        </Text>
      )}
    </Group>
  );
}
