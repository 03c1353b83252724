"use client";
import { Skeleton, Text } from "@mantine/core";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import { ChartFrame } from "@/components/chart/chart-frame";
import { EmptyState } from "@/components/feedback/empty-state";
import { type Calibration, noEstimate } from "@/lib/detection/contract";
import { calibrationFigure } from "./calibration-figure";
import { prepareCalibration } from "./prepare-calibration";

const Plot = dynamic(() => import("./calibration-plot").then(({ CalibrationPlot }) => CalibrationPlot), {
  ssr: false,
  loading: () => <Skeleton height="100%" radius="sm" aria-busy />,
});

const height = 320;

interface CalibrationChartProps {
  calibration: Calibration["campaigns"];
  of: "campaigns" | "accounts";
}

/** Predicted probability against what people found, bin by bin; the same figures as a table on demand. */
export function CalibrationChart({ calibration, of }: CalibrationChartProps) {
  const chart = useMemo(() => prepareCalibration(calibration), [calibration]);
  if (chart.n === 0) {
    return (
      <EmptyState title={noEstimate.labels}>
        {of === "campaigns"
          ? "No campaign has been confirmed or dismissed yet."
          : "No flagged account has been judged yet, neither in a campaign nor in an audit sample."}
      </EmptyState>
    );
  }
  const figure = calibrationFigure(chart, of);
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
