"use client";
import { formatCount } from "@/components/data/count";
import { campaignColumn, momentColumn, RowLink } from "@/components/table/campaign-columns";
import type { Column } from "@/components/table/column";
import type { StandingOrderView } from "@/lib/decisions/contract";
import { OrderBadge, Unreviewed } from "./order-badge";
import { deedInWords } from "./order-words";

export const orderColumns: Column<StandingOrderView>[] = [
  {
    id: "what",
    header: "Newcomers are",
    size: 190,
    accessorFn: deedInWords,
    meta: { grow: 1.4 },
    cell: ({ row: { original } }) => (
      <RowLink href={`/standing-orders/${original.id}`}>{deedInWords(original)}</RowLink>
    ),
  },
  campaignColumn(),
  {
    id: "state",
    header: "State",
    size: 110,
    accessorKey: "state",
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <OrderBadge state={original.state} />,
  },
  {
    id: "today",
    header: "Last 24 h",
    size: 100,
    accessorKey: "actedToday",
    meta: { align: "right", grow: 0, hint: "Accounts acted on within 24 hours, of those that its cap allows." },
    cell: ({ row: { original } }) => `${formatCount(original.actedToday)} of ${formatCount(original.capPerDay)}`,
  },
  {
    id: "acted",
    header: "In all",
    size: 80,
    accessorKey: "acted",
    meta: { align: "right", grow: 0 },
    cell: ({ row: { original } }) => formatCount(original.acted),
  },
  {
    id: "review",
    header: "Looked at",
    size: 200,
    accessorKey: "unreviewed",
    meta: { hint: "A person looks at each account within 24 hours." },
    cell: ({ row: { original } }) => <Unreviewed order={original} />,
  },
  { id: "by", header: "Proposed by", size: 120, accessorFn: ({ proposedBy }) => proposedBy.name, meta: { grow: 0.6 } },
  momentColumn("expiresAt", "Ends", ({ expiresAt }) => expiresAt),
];
