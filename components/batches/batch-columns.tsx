"use client";
import { actLabel } from "@/components/campaign/measures/measure-words";
import { accountsColumn, campaignColumn, momentColumn, RowLink } from "@/components/table/campaign-columns";
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
      <RowLink href={`/batches/${original.id}`}>{actLabel(original.kind, original.inverseOfId !== null)}</RowLink>
    ),
  },
  campaignColumn(),
  accountsColumn(),
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
  momentColumn("nextAt", "Next due", ({ nextAt }) => nextAt),
  { id: "by", header: "By", size: 120, accessorKey: "by", meta: { grow: 0.6 } },
  momentColumn("createdAt", "Made", ({ createdAt }) => createdAt),
];
