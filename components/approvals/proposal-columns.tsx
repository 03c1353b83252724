"use client";
import { Text } from "@mantine/core";
import { measureWords, parametersInWords } from "@/components/campaign/measures/measure-words";
import { Moment } from "@/components/data/moment";
import { accountsColumn, campaignColumn, momentColumn, RowLink } from "@/components/table/campaign-columns";
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
      <RowLink href={`/approvals/${original.id}`}>
        {measureWords[original.kind].label}
        <Text component="span" size="xs" c="dimmed" fw={400}>
          {" "}
          {parametersInWords(original.kind, original.parameters)}
        </Text>
      </RowLink>
    ),
  },
  campaignColumn(),
  accountsColumn(),
  {
    id: "state",
    header: "State",
    size: 290,
    accessorKey: "state",
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <ProposalBadges proposal={original} />,
  },
  { id: "by", header: "Proposed by", size: 130, accessorFn: ({ proposedBy }) => proposedBy.name, meta: { grow: 0.6 } },
  momentColumn("proposedAt", "Proposed", ({ proposedAt }) => proposedAt),
  {
    id: "expiresAt",
    header: "Until",
    size: 160,
    accessorKey: "expiresAt",
    meta: { grow: 0, hint: "What nobody has ruled on by then expires." },
    cell: ({ row: { original } }) => (original.breakGlass ? "–" : <Moment at={original.expiresAt} />),
  },
];
