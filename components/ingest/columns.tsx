"use client";
import { Anchor, Badge, Text } from "@mantine/core";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import type { Column } from "@/components/table/column";
import type { IngestBatchView } from "@/lib/ingest/contract";
import { rejectsUrl } from "@/lib/queries/batches";
import { formatBytes } from "./bytes";
import { SourceText } from "./source-text";

const colors = {
  receiving: "blue",
  staged: "blue",
  prepared: "blue",
  committed: "teal",
  failed: "red",
  stopped: "gray",
} as const;

const count = (id: "lines" | "accepted" | "duplicates", header: string, hint: string): Column<IngestBatchView> => ({
  id,
  header,
  size: 100,
  enableSorting: false,
  meta: { align: "right", grow: 0, hint },
  accessorFn: (batch) => formatCount(batch[id]),
});

export const batchColumns: Column<IngestBatchView>[] = [
  {
    id: "startedAt",
    header: "Started",
    size: 175,
    enableSorting: false,
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <Moment at={original.started_at} />,
  },
  { id: "kind", header: "Kind", size: 100, enableSorting: false, meta: { grow: 0 }, accessorKey: "kind" },
  {
    id: "source",
    header: "Source",
    size: 220,
    enableSorting: false,
    meta: { grow: 2 },
    cell: ({ row: { original } }) => <SourceText source={original.source} error={original.error ?? null} />,
  },
  {
    id: "status",
    header: "Status",
    size: 110,
    enableSorting: false,
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <Badge color={colors[original.status]}>{original.status}</Badge>,
  },
  {
    id: "bytes",
    header: "Size",
    size: 85,
    enableSorting: false,
    meta: { align: "right", grow: 0 },
    accessorFn: ({ bytes }) => formatBytes(bytes),
  },
  count("lines", "Lines", "Lines in the upload."),
  count("accepted", "Taken", "Lines that were taken and were not there before."),
  count("duplicates", "Repeated", "Lines whose exchange was stored already; counted once."),
  {
    id: "rejected",
    header: "Rejected",
    size: 170,
    enableSorting: false,
    meta: { align: "right", grow: 0, hint: "Lines that were not taken, each with its number and reason." },
    cell: ({ row: { original } }) => <Rejected batch={original} />,
  },
];

function Rejected({ batch }: { batch: IngestBatchView }) {
  if (batch.rejected === 0) return "0";
  return (
    <>
      <Text component="span" size="sm" c="var(--mantine-color-error)">
        {formatCount(batch.rejected)}
      </Text>{" "}
      <Anchor href={rejectsUrl(batch.id)} download size="sm">
        download
      </Anchor>
    </>
  );
}
