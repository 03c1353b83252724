import { Group, Text, UnstyledButton } from "@mantine/core";
import { formatShort } from "@/components/data/count";
import classes from "./chart.module.css";
import type { ChartSeries, PreparedTimeline } from "./prepare-timeline";
import { timelineNotes } from "./timeline-figure";

interface ChartLegendProps {
  chart: PreparedTimeline;
  onOpen?: ((key: string) => void) | undefined;
}

/** Which colour is what with its total, how many series there are, and what the marks mean. */
export function ChartLegend({ chart, onOpen }: ChartLegendProps) {
  return (
    <Group gap="md" style={{ rowGap: 2 }}>
      {chart.series.map((series, index) => (
        <Entry key={series.key} series={series} onOpen={index < chart.shown ? onOpen : undefined} />
      ))}
      {timelineNotes(chart).map((note) => (
        <Text key={note} size="xs" c="dimmed">
          {note}
        </Text>
      ))}
    </Group>
  );
}

function Entry({
  series: { key, label, color, total },
  onOpen,
}: { series: ChartSeries } & Pick<ChartLegendProps, "onOpen">) {
  const entry = (
    <Text size="xs" component="span" className={classes.entry}>
      <span className={classes.swatch} style={{ background: color }} />
      {label}
      <span className={classes.quiet}>{formatShort(total)}</span>
    </Text>
  );
  if (onOpen === undefined) return entry;
  return (
    <UnstyledButton className={classes.opens} title={`Only ${label}`} onClick={() => onOpen(key)}>
      {entry}
    </UnstyledButton>
  );
}
