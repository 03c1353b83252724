"use client";
import { Text } from "@mantine/core";
import Link from "next/link";
import { actLabel } from "@/components/campaign/measures/measure-words";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import type { Column } from "@/components/table/column";
import type { BatchView } from "@/lib/decisions/contract";
import { BatchProgress, BatchStateBadge } from "./batch-progress";

export const batchColumns: Column<BatchView>[] = [
  {
    id: "act",
    header: "Act",
    size: 150,
    accessorFn: ({ kind, inverseOfId }) => actLabel(kind, inverseOfId !== null),
    meta: { grow: 1.2 },
    cell: ({ row: { original } }) => (
      <Text component={Link} href={`/batches/${original.id}`} size="sm" fw={500} c="var(--mantine-color-text)" truncate>
        {actLabel(original.kind, original.inverseOfId !== null)}
      </Text>
    ),
  },
  {
    id: "campaign",
    header: "Campaign",
    size: 130,
    accessorKey: "campaign",
    cell: ({ row: { original } }) => (
      <Text component={Link} href={`/campaigns/${original.campaignId}`} size="sm" c="var(--mantine-color-anchor)">
        {original.campaign}
      </Text>
    ),
  },
  {
    id: "accounts",
    header: "Accounts",
    size: 90,
    accessorKey: "accounts",
    meta: { align: "right", grow: 0 },
    cell: ({ row: { original } }) => formatCount(original.accounts),
  },
  {
    id: "progress",
    header: "Done or skipped",
    size: 180,
    enableSorting: false,
    cell: ({ row: { original } }) => <BatchProgress batch={original} />,
  },
  {
    id: "state",
    header: "State",
    size: 122,
    accessorKey: "state",
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <BatchStateBadge state={original.state} />,
  },
  {
    id: "nextAt",
    header: "Next due",
    size: 160,
    accessorKey: "nextAt",
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <Moment at={original.nextAt} />,
  },
  { id: "by", header: "By", size: 120, accessorKey: "by", meta: { grow: 0.6 } },
  {
    id: "createdAt",
    header: "Made",
    size: 160,
    accessorKey: "createdAt",
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <Moment at={original.createdAt} />,
  },
];
