"use client";
import { Group, Skeleton, Text } from "@mantine/core";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import { ChartFrame } from "@/components/chart/chart-frame";
import type { TransparencyView } from "@/lib/transparency/contract";
import { measuresFigure, prepareMeasures } from "./prepare-chart";

const Plot = dynamic(() => import("./measures-plot").then(({ MeasuresPlot }) => MeasuresPlot), {
  ssr: false,
  loading: () => <Skeleton height="100%" radius="sm" aria-busy />,
});

const height = 220;

/** Measures by period and kind, with the table behind them. */
export function MeasuresChart({ view }: { view: TransparencyView }) {
  const chart = useMemo(() => prepareMeasures(view), [view]);
  const figure = useMemo(() => measuresFigure(chart), [chart]);
  return (
    <ChartFrame
      figure={() => figure}
      height={height}
      legend={
        <Group gap="md">
          {chart.series.map(({ kind, label, color }) => (
            <Group key={kind} gap={6} wrap="nowrap">
              <span aria-hidden style={{ background: color, borderRadius: 2, height: 10, width: 10 }} />
              <Text size="xs">{label}</Text>
            </Group>
          ))}
        </Group>
      }
    >
      <Plot chart={chart} height={height} />
    </ChartFrame>
  );
}
