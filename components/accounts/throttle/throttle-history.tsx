"use client";
import { Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import { ChartFrame } from "@/components/chart/chart-frame";
import type { Figure } from "@/components/chart/figure";
import { formatCount } from "@/components/data/count";
import { formatMoment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import { type ThrottleHistory as History, mostLimitChanges } from "@/lib/decisions/contract";
import { accountTimelineQuery, throttleHistoryQuery } from "@/lib/queries/accounts";
import { type PreparedLimits, prepareLimits } from "./prepare-limits";

const Plot = dynamic(() => import("./limits-plot").then(({ LimitsPlot }) => LimitsPlot), {
  ssr: false,
  loading: () => <Skeleton height="100%" radius="sm" aria-busy />,
});

const height = 170;

/** Where the account's adaptive throttles have been, between the floor and the ceiling that a person approved; nothing without any. */
export function ThrottleHistory({ accountId }: { accountId: string }) {
  const { data = [], dataUpdatedAt } = useQuery(throttleHistoryQuery(accountId));
  const { data: timeline } = useQuery(accountTimelineQuery(accountId, "model"));
  if (data.length === 0) return null;
  const releases = (timeline?.releases ?? []).map(({ model, releasedAt }) => ({ model, at: releasedAt }));
  return (
    <Section
      title="Limit of its throttle"
      about="Follows what the account asks for, between the bounds a person approved"
    >
      <Stack gap="lg">
        {data.map((throttle) => (
          <OneThrottle key={throttle.decisionId} throttle={throttle} releases={releases} now={dataUpdatedAt} />
        ))}
      </Stack>
    </Section>
  );
}

interface OneThrottleProps {
  throttle: History;
  releases: { model: string; at: string }[];
  now: number;
}

function OneThrottle({ throttle, releases, now }: OneThrottleProps) {
  const chart = useMemo(() => prepareLimits(throttle, releases, now, mostLimitChanges), [throttle, releases, now]);
  const figure = figureOf(chart, throttle);
  return (
    <ChartFrame
      figure={() => figure}
      height={height}
      legend={
        <Text size="xs" c="dimmed">
          {figure.notes.join("; ")}.
        </Text>
      }
    >
      <Plot chart={chart} height={height} />
    </ChartFrame>
  );
}

function figureOf(chart: PreparedLimits, { changes, at, endedAt }: History): Figure {
  const shown = changes.length >= mostLimitChanges ? `the latest ${formatCount(mostLimitChanges)} changes` : null;
  const holds = `${chart.isOver ? "at the end" : "now"} ${formatCount(chart.present)} a minute`;
  const until = endedAt === null ? "" : `, over since ${formatMoment(endedAt)} UTC`;
  return {
    title: "Limit of an adaptive throttle",
    window: `${formatMoment(new Date(chart.from).toISOString())} to ${formatMoment(new Date(chart.to).toISOString())} UTC`,
    notes: [
      `${holds}, between ${formatCount(chart.floor)} and ${formatCount(chart.ceiling)}`,
      `taken ${formatMoment(at)} UTC${until}`,
      changes.length === 0 ? "it has not moved yet" : (shown ?? `${formatCount(changes.length)} changes`),
    ],
    legend: [],
    table: {
      columns: [
        { name: "From (UTC)", kind: "text" },
        { name: "Limit", unit: "requests a minute", kind: "count" },
        { name: "Asked for training material", kind: "share" },
      ],
      rows: chart.points
        .slice(0, -1)
        .map((point) => [...[formatMoment(new Date(point.at).toISOString()), point.perMinute, point.share]]),
    },
  };
}
