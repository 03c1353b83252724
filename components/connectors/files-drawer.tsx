"use client";
import { Badge, Drawer, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { EmptyState } from "@/components/feedback/empty-state";
import { formatBytes } from "@/components/ingest/bytes";
import { SourceText } from "@/components/ingest/source-text";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import { firstShown } from "@/components/table/heads";
import { listed } from "@/components/table/listed";
import { type ConnectorFileView, type ConnectorView, mostFilesShown } from "@/lib/connectors/contract";
import { connectorFilesQuery } from "@/lib/queries/connectors";
import { placeWords } from "./place-words";

const colors = { waiting: "blue", taken: "teal", failed: "red" } as const;

const columns: Column<ConnectorFileView>[] = [
  {
    id: "path",
    header: "File",
    size: 260,
    accessorKey: "path",
    meta: { grow: 2 },
    cell: ({ row: { original } }) => <SourceText source={original.path} error={original.error} />,
  },
  {
    id: "status",
    header: "State",
    size: 90,
    meta: { grow: 0 },
    accessorKey: "status",
    cell: ({ row: { original } }) => <Badge color={colors[original.status]}>{original.status}</Badge>,
  },
  {
    id: "size",
    header: "Size",
    size: 80,
    meta: { align: "right", grow: 0 },
    accessorKey: "size",
    cell: ({ row: { original } }) => formatBytes(original.size),
  },
  {
    id: "attempts",
    header: "Tries",
    size: 70,
    meta: { align: "right", grow: 0 },
    accessorKey: "attempts",
  },
  {
    id: "when",
    header: "Taken or next tried",
    size: 200,
    enableSorting: false,
    meta: { align: "right", grow: 0 },
    cell: ({ row: { original } }) => <When file={original} />,
  },
];

function When({ file: { takenAt, nextAttemptAt } }: { file: ConnectorFileView }) {
  const at = takenAt ?? nextAttemptAt;
  return at === null ? <span>not by itself</span> : <Moment at={at} precision="second" />;
}

/** The files of a connector, those in want of attention first; open while there is one. */
export function FilesDrawer({ connector, onClose }: { connector: ConnectorView | undefined; onClose: () => void }) {
  return (
    <Drawer opened={connector !== undefined} onClose={onClose} position="right" size="xl" title={connector?.name ?? ""}>
      {connector !== undefined && <Files connector={connector} />}
    </Drawer>
  );
}

function Files({ connector }: { connector: ConnectorView }) {
  const list = useQuery(connectorFilesQuery(connector.id));
  const { waiting, taken, failed } = connector.files;
  return (
    <Stack gap="sm">
      {connector.error !== null && <Text c="var(--mantine-color-error)">{connector.error}</Text>}
      <Text size="sm">
        {placeWords(connector.place)}: {formatCount(taken)} taken, {formatCount(waiting)} waiting, {formatCount(failed)}{" "}
        failed.
      </Text>
      <DataTable
        label="Files"
        columns={columns}
        total={waiting + taken + failed}
        rowId={({ id }) => id}
        {...listed(list)}
        maxHeight="calc(100dvh - 220px)"
        empty={<EmptyState title="No file was found yet" />}
        foot={waiting + taken + failed > mostFilesShown ? firstShown(mostFilesShown) : undefined}
      />
    </Stack>
  );
}
