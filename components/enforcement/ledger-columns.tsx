"use client";
import { Badge, Group, Text } from "@mantine/core";
import { Moment } from "@/components/data/moment";
import { Pseudonym } from "@/components/data/pseudonym";
import type { Column } from "@/components/table/column";
import type { EnforcementView } from "@/lib/enforcement/contract";
import { connectorName, countermeasureLabels, standingOf, subjectOf } from "./words";

/** State, and beside it in red that traffic or the gateway says otherwise. */
export function StateBadge({ of }: { of: EnforcementView }) {
  const { label, color } = standingOf(of);
  return (
    <Group gap={4} wrap="nowrap">
      {of.driftSince !== null && <Badge color="red">drift</Badge>}
      <Badge color={color} variant={of.driftSince === null ? undefined : "outline"}>
        {label}
      </Badge>
    </Group>
  );
}

const plain = { enableSorting: false } as const;

export const ledgerColumns: Column<EnforcementView>[] = [
  {
    ...{ id: "account", header: "Account", size: 180, ...plain },
    cell: ({ row: { original } }) => <Pseudonym value={subjectOf(original)} />,
  },
  {
    ...{ id: "countermeasure", header: "Countermeasure", size: 150, meta: { grow: 0 }, ...plain },
    cell: ({ row: { original } }) => countermeasureLabels[original.countermeasure],
  },
  {
    ...{ id: "connector", header: "Connector", size: 130, ...plain },
    cell: ({ row: { original } }) => (
      <Text size="sm" c={original.connector === null ? "dimmed" : undefined} truncate>
        {connectorName(original)}
      </Text>
    ),
  },
  {
    ...{ id: "state", header: "State", size: 165, meta: { grow: 0 }, ...plain },
    cell: ({ row: { original } }) => <StateBadge of={original} />,
  },
  {
    ...{ id: "words", header: "What is known", size: 260, meta: { grow: 2 }, ...plain },
    cell: ({ row: { original } }) => (
      <Text size="sm" truncate title={original.words}>
        {original.words}
      </Text>
    ),
  },
  {
    ...{ id: "campaign", header: "Campaign", size: 125, ...plain },
    cell: ({ row: { original } }) => original.campaign?.codeName ?? "–",
  },
  {
    ...{ id: "requestedAt", header: "Requested", size: 185, meta: { grow: 0 }, ...plain },
    cell: ({ row: { original } }) => <Moment at={original.requestedAt} />,
  },
];
