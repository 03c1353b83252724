"use client";
import { Text } from "@mantine/core";
import Link from "next/link";
import { measureWords, parametersInWords } from "@/components/campaign/measures/measure-words";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import type { Column } from "@/components/table/column";
import type { ProposalView } from "@/lib/decisions/contract";
import { ProposalBadges } from "./proposal-badges";

export const proposalColumns: Column<ProposalView>[] = [
  {
    id: "measure",
    header: "Measure",
    size: 220,
    accessorKey: "kind",
    meta: { grow: 2 },
    cell: ({ row: { original } }) => (
      <Text
        component={Link}
        href={`/approvals/${original.id}`}
        size="sm"
        fw={500}
        c="var(--mantine-color-text)"
        truncate
      >
        {measureWords[original.kind].label}
        <Text component="span" size="xs" c="dimmed" fw={400}>
          {" "}
          {parametersInWords(original.kind, original.parameters)}
        </Text>
      </Text>
    ),
  },
  {
    id: "campaign",
    header: "Campaign",
    size: 120,
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
    id: "state",
    header: "State",
    size: 265,
    accessorKey: "state",
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <ProposalBadges proposal={original} />,
  },
  { id: "by", header: "Proposed by", size: 130, accessorFn: ({ proposedBy }) => proposedBy.name, meta: { grow: 0.6 } },
  {
    id: "proposedAt",
    header: "Proposed",
    size: 160,
    accessorKey: "proposedAt",
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <Moment at={original.proposedAt} />,
  },
  {
    id: "expiresAt",
    header: "Until",
    size: 160,
    accessorKey: "expiresAt",
    meta: { grow: 0, hint: "What nobody has ruled on by then expires." },
    cell: ({ row: { original } }) => (original.breakGlass ? "–" : <Moment at={original.expiresAt} />),
  },
];
