"use client";
import { Badge, Group, Table, Text, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ChartMenu } from "@/components/chart/chart-menu";
import { FigureTable } from "@/components/chart/figure-table";
import { formatCount } from "@/components/data/count";
import { Section } from "@/components/data/section";
import { formatShare, Share } from "@/components/data/share";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { RejectsDrawer } from "@/components/ingest/rejects-drawer";
import { type DataQuality, type RejectFigure, shownReasons } from "@/lib/casefile/contract";
import { batchQuery } from "@/lib/queries/batches";
import { rejectsFigure } from "./figures";
import { nothingRejected } from "./quality-words";
import { RejectTrend } from "./reject-trend";
import { Scrolled } from "./scrolled";
import { sinceText } from "./window";

/** What lines were refused for, how often, whether it becomes more, and an upload to look at. */
export function RejectsSection({ quality }: { quality: DataQuality }) {
  const [opened, setOpened] = useState<string>();
  const [asTable, setAsTable] = useState(false);
  const batch = useQuery({ ...batchQuery(opened ?? ""), enabled: opened !== undefined });
  const lines = quality.sources.reduce((sum, source) => sum + source.lines, 0);
  return (
    <Section
      title="Rejected lines"
      about={`of ${formatCount(lines)} lines in uploads that began ${sinceText(quality.since)}; shares are of lines of the same kind`}
    >
      {batch.error !== null && <ErrorState error={batch.error} onRetry={() => void batch.refetch()} />}
      {quality.rejects.length === 0 ? (
        <EmptyState title={nothingRejected}>Every line of this window was taken or was there before.</EmptyState>
      ) : asTable ? (
        <FigureTable table={rejectsFigure(quality).table} label="Rejected lines over time" maxHeight={420} />
      ) : (
        <Scrolled label="Reasons of rejection">
          <RejectsTable quality={quality} onOpen={setOpened} />
        </Scrolled>
      )}
      {quality.rejects.length > 0 && (
        <Group justify="space-between" mt="xs">
          <UnstyledButton onClick={() => setAsTable(!asTable)} aria-pressed={asTable}>
            <Text size="xs" c="var(--mantine-color-anchor)">
              {asTable ? "show reasons" : `show table by ${quality.bucket}`}
            </Text>
          </UnstyledButton>
          <ChartMenu figure={() => rejectsFigure(quality)} />
        </Group>
      )}
      {quality.rejects.length === shownReasons && (
        <Text size="xs" c="dimmed" mt="xs">
          The {shownReasons} most frequent reasons.
        </Text>
      )}
      <RejectsDrawer batch={opened === undefined ? undefined : batch.data} onClose={() => setOpened(undefined)} />
    </Section>
  );
}

function RejectsTable({ quality, onOpen }: { quality: DataQuality; onOpen: (batchId: string) => void }) {
  return (
    <Table aria-label="Reasons of rejection" stickyHeader>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Of</Table.Th>
          <Table.Th>Field</Table.Th>
          <Table.Th>Reason</Table.Th>
          <Table.Th ta="right">Lines</Table.Th>
          <Table.Th ta="right">Share</Table.Th>
          <Table.Th>By {quality.bucket} of arrival</Table.Th>
          <Table.Th>First half → second half</Table.Th>
          <Table.Th ta="right">Uploads</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {quality.rejects.map((figure) => (
          <ReasonRow key={`${figure.kind} ${figure.field} ${figure.reason}`} figure={figure} onOpen={onOpen} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function ReasonRow({ figure, onOpen }: { figure: RejectFigure; onOpen: (batchId: string) => void }) {
  const { newestBatchId } = figure;
  const name = `${figure.field || "line"} ${figure.reason}`;
  return (
    <Table.Tr>
      <Table.Td>{figure.kind ?? "any kind"}</Table.Td>
      <Table.Td>{figure.field || "the whole line"}</Table.Td>
      <Table.Td>{figure.reason}</Table.Td>
      <Table.Td ta="right">{formatCount(figure.lines)}</Table.Td>
      <Table.Td ta="right">
        <Share part={figure.lines} of={figure.of} />
      </Table.Td>
      <Table.Td>
        <RejectTrend figure={figure} name={name} />
      </Table.Td>
      <Table.Td>
        {half(figure.earlier)} → {half(figure.later)} {figure.rising && <Badge color="red">rising</Badge>}
      </Table.Td>
      <Table.Td ta="right">
        {formatCount(figure.batches)}{" "}
        {newestBatchId !== null && (
          <UnstyledButton onClick={() => onOpen(newestBatchId)} aria-label={`Open the newest upload with: ${name}`}>
            <Text span size="sm" c="var(--mantine-color-anchor)">
              newest
            </Text>
          </UnstyledButton>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

const half = ({ lines, of }: RejectFigure["earlier"]): string => (of === 0 ? "no lines" : formatShare(lines / of));
