"use client";
import { Anchor, Drawer, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { formatCount } from "@/components/data/count";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { nothingRejected } from "@/components/quality/quality-words";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import { firstShown } from "@/components/table/heads";
import type { IngestBatchView, RejectView } from "@/lib/ingest/contract";
import { rejectsUrl } from "@/lib/queries/batches";
import { rejectsQuery, shownRejects } from "@/lib/queries/imports";

const columns: Column<RejectView>[] = [
  { id: "line", header: "Line", size: 80, meta: { align: "right", grow: 0 }, accessorKey: "line" },
  { id: "field", header: "Field", size: 120, meta: { grow: 0 }, accessorKey: "field" },
  {
    id: "reason",
    header: "Reason",
    size: 260,
    accessorKey: "reason",
    cell: ({ row: { original } }) => (
      <Text size="sm" truncate title={original.reason}>
        {original.reason}
      </Text>
    ),
  },
  {
    id: "excerpt",
    header: "Excerpt",
    size: 220,
    enableSorting: false,
    meta: { hint: "What stands there; words of people are never shown, secrets are masked." },
    cell: ({ row: { original } }) => (
      <Text size="xs" ff="monospace" truncate title={original.excerpt}>
        {original.excerpt}
      </Text>
    ),
  },
];

/** What of an upload was not taken, line by line; open while there is a batch. */
export function RejectsDrawer({ batch, onClose }: { batch: IngestBatchView | undefined; onClose: () => void }) {
  return (
    <Drawer
      opened={batch !== undefined}
      onClose={onClose}
      position="right"
      size="xl"
      title={batch === undefined ? "" : `What came of ${batch.source}`}
    >
      {batch !== undefined && <Rejected batch={batch} />}
    </Drawer>
  );
}

function Rejected({ batch }: { batch: IngestBatchView }) {
  const { data, error, isLoading, refetch } = useQuery({ ...rejectsQuery(batch.id), enabled: batch.rejected > 0 });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Stack gap="sm">
      {batch.error !== undefined && <Text c="var(--mantine-color-error)">{batch.error}</Text>}
      <Text size="sm">
        {formatCount(batch.accepted)} taken, {formatCount(batch.duplicates)} already stored,{" "}
        {formatCount(batch.rejected)} rejected of {formatCount(batch.lines)}.{" "}
        {batch.rejected > 0 && (
          <Anchor href={rejectsUrl(batch.id)} download size="sm">
            Download the rejected lines
          </Anchor>
        )}
      </Text>
      <DataTable
        label="Rejected lines"
        columns={columns}
        rows={data ?? []}
        total={batch.rejected}
        rowId={({ line }) => String(line)}
        isLoading={isLoading}
        maxHeight="calc(100dvh - 220px)"
        empty={<EmptyState title={nothingRejected}>Every line was taken or was there before.</EmptyState>}
        foot={batch.rejected > shownRejects ? `${firstShown(shownRejects)}; the download has all` : undefined}
      />
    </Stack>
  );
}
