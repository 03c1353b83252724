"use client";
import { Box, Group, Skeleton, Stack, Text, UnstyledButton } from "@mantine/core";
import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import { EmptyState } from "@/components/feedback/empty-state";
import type { Timeline } from "@/lib/traffic/contract";
import { ChartLegend } from "./chart-legend";
import { prepareTimeline, type TimelineOptions } from "./prepare-timeline";
import { TimelineTable } from "./timeline-table";

const Plot = dynamic(() => import("./plot").then(({ Plot }) => Plot), {
  ssr: false,
  loading: () => <Skeleton height="100%" radius="sm" aria-busy />,
});

export interface TimeChartProps extends TimelineOptions {
  /** What is shown, for those who hear it: "Exchanges per day by model". */
  label: string;
  timeline: Timeline;
  height?: number;
}

/** Exchanges over time, stacked by series, with model releases marked; the same figures as a table on demand. */
export function TimeChart({ label, timeline, height = 240, top, name, others }: TimeChartProps) {
  const [asTable, setAsTable] = useState(false);
  const chart = useMemo(() => prepareTimeline(timeline, { top, name, others }), [timeline, top, name, others]);
  if (chart.highest === 0) {
    return <EmptyState title="No exchanges in this window">Nothing is stored that this chart could show.</EmptyState>;
  }
  return (
    <Stack gap="xs">
      {asTable ? (
        <TimelineTable chart={chart} label={label} maxHeight={height} />
      ) : (
        <Box role="img" aria-label={`${label}. The button “show table” gives the figures.`} h={height}>
          <Plot chart={chart} height={height} />
        </Box>
      )}
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="lg">
        <ChartLegend chart={chart} />
        <UnstyledButton onClick={() => setAsTable(!asTable)} aria-pressed={asTable}>
          <Text size="xs" c="var(--mantine-color-anchor)" style={{ whiteSpace: "nowrap" }}>
            {asTable ? "show chart" : "show table"}
          </Text>
        </UnstyledButton>
      </Group>
    </Stack>
  );
}
