"use client";
import { Box, Group, Skeleton, Stack, Table, Text, UnstyledButton } from "@mantine/core";
import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import { formatCount } from "@/components/data/count";
import { formatShare } from "@/components/data/share";
import { EmptyState } from "@/components/feedback/empty-state";
import type { Calibration } from "@/lib/detection/contract";
import { type PreparedCalibration, prepareCalibration } from "./prepare-calibration";

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
  const [asTable, setAsTable] = useState(false);
  const chart = useMemo(() => prepareCalibration(calibration), [calibration]);
  if (chart.n === 0) {
    return (
      <EmptyState title="Not enough labels">
        {of === "campaigns"
          ? "No campaign has been confirmed or dismissed yet."
          : "No flagged account has been judged yet, neither in a campaign nor in an audit sample."}
      </EmptyState>
    );
  }
  return (
    <Stack gap="xs">
      {asTable ? (
        <CalibrationTable chart={chart} of={of} />
      ) : (
        <Box role="img" aria-label={`Calibration of ${of}. The button “show table” gives the figures.`} h={height}>
          <Plot chart={chart} height={height} />
        </Box>
      )}
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="lg">
        <Text size="xs" c="dimmed">
          {formatCount(chart.n)} {of}; on the dashed line prediction and finding agree; bars are 95 % intervals
          (Wilson), marks grow with n.
          {of === "campaigns" && " People decide campaigns that detection shows them: what it hides is not in here."}
        </Text>
        <UnstyledButton onClick={() => setAsTable(!asTable)} aria-pressed={asTable}>
          <Text size="xs" c="var(--mantine-color-anchor)" style={{ whiteSpace: "nowrap" }}>
            {asTable ? "show chart" : "show table"}
          </Text>
        </UnstyledButton>
      </Group>
    </Stack>
  );
}

function CalibrationTable({ chart, of }: { chart: PreparedCalibration; of: string }) {
  return (
    <Table aria-label={`Calibration of ${of}`}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Odds</Table.Th>
          <Table.Th ta="right">Mean prediction</Table.Th>
          <Table.Th ta="right">Confirmed</Table.Th>
          <Table.Th ta="right">n</Table.Th>
          <Table.Th ta="right">Share</Table.Th>
          <Table.Th ta="right">95 % interval</Table.Th>
          <Table.Th>Prediction</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {chart.points.map((point) => (
          <Table.Tr key={point.key}>
            <Table.Td>{point.odds}</Table.Td>
            <Table.Td ta="right">{formatShare(point.predicted)}</Table.Td>
            <Table.Td ta="right">{formatCount(point.confirmed)}</Table.Td>
            <Table.Td ta="right">{formatCount(point.n)}</Table.Td>
            <Table.Td ta="right">{formatShare(point.share)}</Table.Td>
            <Table.Td ta="right">
              {formatShare(point.low)} to {formatShare(point.high)}
            </Table.Td>
            <Table.Td>{point.reading}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
