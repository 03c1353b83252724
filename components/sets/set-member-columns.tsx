"use client";
import { Group, Text } from "@mantine/core";
import Link from "next/link";
import { DispositionBadge, StandingBadge, TierBadge } from "@/components/badges/badges";
import { Moment } from "@/components/data/moment";
import { Pseudonym } from "@/components/data/pseudonym";
import type { Column } from "@/components/table/column";
import type { SetMemberRow } from "@/lib/review/contract";
import { originInWords } from "./origin-words";

/** The order is the ids', which pages follow. */
const inOrder = (columns: Column<SetMemberRow>[]) => columns.map((column) => ({ ...column, enableSorting: false }));

export const setMemberColumns: Column<SetMemberRow>[] = inOrder([
  {
    id: "account",
    header: "Account",
    size: 170,
    meta: { grow: 1.4 },
    cell: ({ row: { original } }) => (
      <Pseudonym value={original.accountId} href={`/accounts/${encodeURIComponent(original.accountId)}`} />
    ),
  },
  {
    id: "campaign",
    header: "Campaign",
    size: 150,
    meta: { grow: 1, hint: "The one it is tied to most of those that the latest run finds." },
    cell: ({ row: { original } }) => <Campaign row={original} />,
  },
  {
    id: "tier",
    header: "Tier",
    size: 98,
    meta: { grow: 0 },
    cell: ({ row: { original } }) => original.campaigns[0] && <TierBadge tier={original.campaigns[0].tier} />,
  },
  {
    id: "disposition",
    header: "Disposition",
    size: 130,
    meta: { grow: 0.6 },
    cell: ({ row: { original } }) =>
      original.campaigns[0] && <DispositionBadge disposition={original.campaigns[0].disposition} />,
  },
  {
    id: "standing",
    header: "Standing",
    size: 114,
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <StandingBadge standing={original.standing} />,
  },
  {
    id: "from",
    header: "From",
    size: 170,
    meta: { grow: 1.4, hint: "The filter, selection or list it came in by." },
    cell: ({ row: { original } }) => (
      <Text size="sm" truncate title={originInWords(original.origin)}>
        {originInWords(original.origin)}
      </Text>
    ),
  },
  {
    id: "added",
    header: "Added (UTC)",
    size: 106,
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <Moment at={original.addedAt} precision="day" />,
  },
  {
    id: "by",
    header: "By",
    size: 130,
    meta: { grow: 0.6 },
    cell: ({ row: { original } }) => (
      <Text size="sm" truncate>
        {original.addedBy}
      </Text>
    ),
  },
]);

function Campaign({ row: { campaigns } }: { row: SetMemberRow }) {
  const [first, ...others] = campaigns;
  if (first === undefined)
    return (
      <Text size="sm" c="dimmed">
        in none
      </Text>
    );
  return (
    <Group gap={6} wrap="nowrap">
      <Text component={Link} href={`/campaigns/${first.campaignId}`} size="sm" c="var(--mantine-color-anchor)" truncate>
        {first.codeName}
      </Text>
      {others.length > 0 && (
        <Text size="xs" c="dimmed" title={others.map(({ codeName }) => codeName).join(", ")}>
          +{others.length}
        </Text>
      )}
    </Group>
  );
}
