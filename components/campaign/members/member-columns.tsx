import { Group, Text, Tooltip } from "@mantine/core";
import { IconCpu, IconLink, IconUserCheck } from "@tabler/icons-react";
import { DispositionBadge, StandingBadge, TierBadge } from "@/components/badges/badges";
import { dispositions } from "@/components/badges/meanings";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { formatNats } from "@/components/data/nats";
import { Pseudonym } from "@/components/data/pseudonym";
import { Share } from "@/components/data/share";
import type { Column } from "@/components/table/column";
import type { MemberRow } from "@/lib/campaigns/contract";
import { FamilyBar } from "./family-bar";

/** Columns of the members; ids of sortable ones are the names by which the server sorts. */
export const memberColumns = (reach: number): Column<MemberRow>[] => [
  {
    id: "account",
    accessorFn: ({ accountId }) => accountId,
    header: "Account",
    size: 165,
    meta: { grow: 2 },
    cell: ({ row: { original } }) => (
      <Pseudonym value={original.accountId} href={`/accounts/${encodeURIComponent(original.accountId)}`} />
    ),
  },
  {
    id: "tier",
    header: "Tier",
    size: 98,
    enableSorting: false,
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <TierBadge tier={original.tier} />,
  },
  {
    id: "score",
    accessorFn: ({ score }) => score,
    header: "Evidence",
    size: 150,
    meta: { grow: 1, hint: "Nats that the account belongs here, by family; the sum at the right." },
    cell: ({ row: { original } }) => (
      <Group gap={8} wrap="nowrap">
        <FamilyBar families={original.families} reach={reach} />
        <span style={{ minWidth: 34, textAlign: "right" }}>{formatNats(original.score)}</span>
      </Group>
    ),
  },
  hardLinkColumn,
  {
    id: "disposition",
    header: "Disposition",
    size: 142,
    enableSorting: false,
    meta: { grow: 1 },
    cell: ({ row: { original } }) => <Disposition row={original} />,
  },
  ...trafficColumns,
  {
    id: "standing",
    header: "Standing",
    size: 114,
    enableSorting: false,
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <StandingBadge standing={original.standing} />,
  },
];

const hardLinkColumn: Column<MemberRow> = {
  id: "hard",
  header: "Hard",
  size: 62,
  enableSorting: false,
  meta: { grow: 0, hint: "Shares a payment, identity or client-unique value with the core. A ban needs it." },
  cell: ({ row: { original } }) =>
    original.hardLink ? (
      <Group gap={4} wrap="nowrap">
        <IconLink size={14} aria-hidden /> yes
      </Group>
    ) : (
      <Text size="sm" c="dimmed">
        no
      </Text>
    ),
};

const trafficColumns: Column<MemberRow>[] = [
  {
    id: "exchanges",
    accessorFn: ({ exchanges }) => exchanges,
    header: "Exchanges",
    size: 92,
    meta: { grow: 0, align: "right" },
    cell: ({ row: { original } }) => formatCount(original.exchanges),
  },
  {
    id: "extraction",
    accessorFn: ({ extractionExchanges }) => extractionExchanges,
    header: "Extraction",
    size: 92,
    meta: {
      grow: 0,
      align: "right",
      hint: "Share of exchanges that ask for what trains a model; ordered by their number.",
    },
    cell: ({ row: { original } }) => <Share part={original.extractionExchanges} of={original.exchanges} />,
  },
  {
    id: "first_seen",
    accessorFn: ({ firstSeen }) => firstSeen,
    header: "First seen",
    size: 106,
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <Moment at={original.firstSeen} precision="day" />,
  },
  {
    id: "last_seen",
    accessorFn: ({ lastSeen }) => lastSeen,
    header: "Last seen",
    size: 106,
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <Moment at={original.lastSeen} precision="day" />,
  },
];

/** What the account is here; the mark says whether a person or detection says so. */
function Disposition({ row }: { row: MemberRow }) {
  const suggestion = dispositions[row.suggestedDisposition].label.toLowerCase();
  const isSet = row.dispositionBy === "analyst";
  const says = isSet
    ? `An analyst set this; detection suggests ${suggestion}.`
    : "Detection suggests this; nobody has set it.";
  const Icon = isSet ? IconUserCheck : IconCpu;
  return (
    <Group gap={6} wrap="nowrap">
      <DispositionBadge disposition={row.disposition} />
      <Tooltip label={says}>
        <Icon size={15} role="img" aria-label={says} style={{ flex: "none" }} opacity={isSet ? 1 : 0.6} />
      </Tooltip>
    </Group>
  );
}
