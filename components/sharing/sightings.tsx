"use client";
import { Anchor, Badge, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { Pseudonym } from "@/components/data/pseudonym";
import { EmptyState } from "@/components/feedback/empty-state";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import { listed } from "@/components/table/listed";
import type { SightingView } from "@/lib/indicators/contract";
import { sightingsQuery } from "@/lib/queries/remarks";
import { reviewWords, sightingKinds } from "./words";

const campaign: Column<SightingView> = {
  id: "campaign",
  header: "Campaign",
  size: 125,
  accessorKey: "campaign",
  cell: ({ row: { original } }) => (
    <Anchor component={Link} href={`/campaigns/${original.campaignId}?tab=share`} inherit>
      {original.campaign}
    </Anchor>
  ),
};

const columns: Column<SightingView>[] = [
  {
    ...{ id: "at", header: "Received", size: 165, accessorKey: "receivedAt" },
    cell: ({ row }) => <Moment at={row.original.receivedAt} />,
  },
  { id: "partner", header: "Partner", size: 150, accessorKey: "partner" },
  {
    ...{ id: "object", header: "What of ours", size: 185, accessorKey: "object" },
    cell: ({ row }) => <Pseudonym value={row.original.object} />,
  },
  {
    ...{ id: "kind", header: "It says", size: 130, accessorKey: "kind" },
    cell: ({ row: { original } }) =>
      original.revoked ? (
        <Badge color="gray">taken back</Badge>
      ) : (
        <Badge color={sightingKinds[original.kind].color}>{sightingKinds[original.kind].label}</Badge>
      ),
  },
  {
    ...{ id: "count", header: "Times", size: 80, accessorKey: "count", meta: { align: "right", grow: 0 } },
    cell: ({ row }) => formatCount(row.original.count),
  },
  {
    ...{ id: "seen", header: "Seen", size: 165, accessorFn: ({ lastSeen }) => lastSeen ?? "" },
    cell: ({ row }) => <Seen of={row.original} />,
  },
  {
    ...{ id: "review", header: "What came of it", size: 165, accessorFn: ({ review }) => review ?? "" },
    cell: ({ row: { original } }) =>
      original.review === null ? (
        <Text size="sm" c="dimmed" component="span">
          –
        </Text>
      ) : (
        reviewWords[original.review]
      ),
  },
];

function Seen({ of: { firstSeen, lastSeen } }: { of: SightingView }) {
  if (lastSeen === null) return firstSeen === null ? "not said" : <Moment at={firstSeen} precision="day" />;
  if (firstSeen === null || firstSeen.slice(0, 10) === lastSeen.slice(0, 10))
    return <Moment at={lastSeen} precision="day" />;
  return (
    <>
      <Moment at={firstSeen} precision="day" /> to <Moment at={lastSeen} precision="day" />
    </>
  );
}

/** What partners say of what was shared with them: who, how often, when, and whether as a false positive. */
export function Sightings({ campaignId }: { campaignId?: string }) {
  const sightings = useQuery(sightingsQuery(campaignId));
  const shown = campaignId === undefined ? columns.toSpliced(2, 0, campaign) : columns;
  return (
    <DataTable
      label="Sightings"
      columns={shown}
      rowId={({ id }) => id}
      {...listed(sightings)}
      {...(campaignId === undefined ? {} : { maxHeight: "320px" })}
      empty={
        <EmptyState title="No partner has seen anything of it">
          A sighting of an indicator that was shared comes by file or TAXII, and is tied to it here.
        </EmptyState>
      }
    />
  );
}
