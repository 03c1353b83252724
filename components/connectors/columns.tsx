"use client";
import { Badge, Text } from "@mantine/core";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import type { Column } from "@/components/table/column";
import { ActsHead } from "@/components/table/heads";
import type { ConnectorView } from "@/lib/connectors/contract";
import { ConnectorActs } from "./connector-acts";
import { lagWords, placeWords } from "./place-words";

const count = (id: keyof ConnectorView["files"], header: string, hint: string): Column<ConnectorView> => ({
  id,
  header,
  size: 85,
  meta: { align: "right", grow: 0, hint },
  accessorFn: ({ files }) => files[id],
  cell: ({ row: { original } }) => (
    <Text size="sm" {...(id === "failed" && original.files.failed > 0 ? { c: "var(--mantine-color-error)" } : {})}>
      {formatCount(original.files[id])}
    </Text>
  ),
});

export const connectorColumns = (onChange: (connector: ConnectorView) => void): Column<ConnectorView>[] => [
  { id: "name", header: "Connector", size: 150, accessorKey: "name" },
  {
    id: "place",
    header: "Place",
    size: 240,
    enableSorting: false,
    meta: { grow: 2 },
    cell: ({ row: { original } }) => (
      <Text size="sm" truncate title={original.error ?? placeWords(original.place)}>
        {original.error === null ? (
          placeWords(original.place)
        ) : (
          <Text component="span" inherit c="var(--mantine-color-error)">
            {original.error}
          </Text>
        )}
      </Text>
    ),
  },
  { id: "kind", header: "Kind", size: 95, enableSorting: false, meta: { grow: 0 }, accessorKey: "kind" },
  {
    id: "state",
    header: "State",
    size: 100,
    enableSorting: false,
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <State connector={original} />,
  },
  {
    id: "polledAt",
    header: "Last poll",
    size: 175,
    meta: { grow: 0, hint: "When the place last answered." },
    accessorKey: "polledAt",
    cell: ({ row: { original } }) => (original.polledAt === null ? "never" : <Moment at={original.polledAt} />),
  },
  count("taken", "Taken", "Files that were taken; a file that changed later counts again."),
  count("waiting", "Waiting", "Files that are not taken yet, or have not stayed as they are for long enough."),
  count("failed", "Failed", "Files that could not be taken; open the connector for the reasons."),
  {
    id: "lag",
    header: "Lag",
    size: 80,
    meta: { align: "right", grow: 0, hint: "How long ago the oldest file that is not taken was changed." },
    accessorFn: ({ lagSeconds }) => lagSeconds ?? -1,
    cell: ({ row: { original } }) => lagWords(original.lagSeconds),
  },
  {
    id: "acts",
    header: ActsHead,
    size: 60,
    enableSorting: false,
    meta: { align: "right", grow: 0 },
    cell: ({ row: { original } }) => <ConnectorActs connector={original} onChange={() => onChange(original)} />,
  },
];

function State({ connector: { paused, error } }: { connector: ConnectorView }) {
  if (paused) return <Badge color="gray">paused</Badge>;
  return error === null ? <Badge color="teal">running</Badge> : <Badge color="red">no answer</Badge>;
}
