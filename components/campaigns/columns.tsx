"use client";
import { Text } from "@mantine/core";
import Link from "next/link";
import { StatusBadge, VerdictBadge } from "@/components/badges/badges";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { formatNats } from "@/components/data/nats";
import { Share } from "@/components/data/share";
import type { Column } from "@/components/table/column";
import type { CampaignSummary } from "@/lib/campaigns/contract";

const number = { align: "right", grow: 0.5 } as const;

/** Columns of campaigns in the order of the list; ids of sortable ones lead to the server's names in `sorts.ts`. */
export const campaignColumns: Column<CampaignSummary>[] = [
  {
    id: "codeName",
    header: "Campaign",
    accessorKey: "codeName",
    size: 130,
    meta: { grow: 1.2, hint: "A neutral code name; it says nothing about who is behind it." },
    cell: ({ row: { original } }) => (
      <Text component={Link} href={`/campaigns/${original.id}`} size="sm" fw={500} c="var(--mantine-color-text)">
        {original.codeName}
      </Text>
    ),
  },
  {
    id: "verdict",
    header: "Verdict",
    enableSorting: false,
    size: 250,
    meta: { hint: "Suggested by detection until a person decides." },
    cell: ({ row: { original } }) => <VerdictBadge verdict={original.verdict} by={original.verdictBy} />,
  },
  {
    id: "status",
    header: "Status",
    enableSorting: false,
    size: 100,
    meta: { grow: 0.6 },
    cell: ({ row: { original } }) => <StatusBadge status={original.status} />,
  },
  {
    id: "score",
    header: "Score (nats)",
    accessorKey: "score",
    size: 105,
    meta: { ...number, hint: "Additive log-odds that this is extraction, in nats. Not a probability." },
    cell: ({ row: { original } }) => formatNats(original.score, true),
  },
  {
    id: "coreAccounts",
    header: "Core / all",
    accessorKey: "accounts",
    size: 115,
    meta: { ...number, hint: "Accounts joined by links above the threshold, and with those near them." },
    cell: ({ row: { original } }) => `${formatCount(original.coreAccounts)} / ${formatCount(original.accounts)}`,
  },
  {
    id: "exchanges",
    header: "Exchanges",
    accessorKey: "exchanges",
    size: 105,
    meta: number,
    cell: ({ row: { original } }) => formatCount(original.exchanges),
  },
  {
    id: "extraction",
    header: "Extraction",
    accessorFn: ({ extractionExchanges, exchanges }) => extractionExchanges / Math.max(1, exchanges),
    size: 100,
    meta: { ...number, hint: "Exchanges that look like extraction, of all exchanges of its members." },
    cell: ({ row: { original } }) => <Share part={original.extractionExchanges} of={original.exchanges} />,
  },
  {
    id: "firstSeen",
    header: "First seen",
    accessorKey: "firstSeen",
    size: 105,
    meta: number,
    cell: ({ row: { original } }) => <Moment at={original.firstSeen} precision="day" />,
  },
  {
    id: "lastSeen",
    header: "Last seen",
    accessorKey: "lastSeen",
    size: 105,
    meta: number,
    cell: ({ row: { original } }) => <Moment at={original.lastSeen} precision="day" />,
  },
];
