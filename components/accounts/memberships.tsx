"use client";
import { useRouter } from "next/navigation";
import { DispositionBadge, StatusBadge, TierBadge, VerdictBadge } from "@/components/badges/badges";
import { FamilyNats } from "@/components/data/family-nats";
import { formatNats } from "@/components/data/nats";
import { Pseudonym } from "@/components/data/pseudonym";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import type { AccountMembership } from "@/lib/casefile/contract";

const columns: Column<AccountMembership>[] = [
  {
    id: "campaign",
    header: "Campaign",
    size: 150,
    cell: ({ row: { original } }) => (
      <Pseudonym value={original.campaign.codeName} href={`/campaigns/${original.campaign.id}`} />
    ),
  },
  {
    id: "tier",
    header: "Tier",
    size: 90,
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <TierBadge tier={original.tier} />,
  },
  {
    id: "disposition",
    header: "Disposition",
    size: 125,
    meta: { grow: 0, hint: "What this account is in the campaign. Only operated accounts may be banned." },
    cell: ({ row: { original } }) => <DispositionBadge disposition={original.disposition} />,
  },
  {
    id: "verdict",
    header: "Verdict",
    size: 220,
    cell: ({ row: { original } }) => (
      <VerdictBadge verdict={original.campaign.verdict} by={original.campaign.verdictBy} />
    ),
  },
  {
    id: "status",
    header: "Status",
    size: 100,
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <StatusBadge status={original.campaign.status} />,
  },
  {
    id: "score",
    header: "Nats",
    size: 60,
    meta: { align: "right", grow: 0, hint: "Evidence that this account belongs to the campaign." },
    cell: ({ row: { original } }) => formatNats(original.score),
  },
  {
    id: "families",
    header: "By family",
    size: 260,
    meta: { grow: 2 },
    cell: ({ row: { original } }) => <FamilyNats families={original.families} />,
  },
];

/** The campaigns that the account is in, and as what. */
export function Memberships({ memberships }: { memberships: AccountMembership[] }) {
  const router = useRouter();
  return (
    <Section title="Campaigns">
      <DataTable
        label="Memberships"
        columns={columns}
        rows={memberships}
        rowId={({ campaign }) => campaign.id}
        onOpen={({ campaign }) => router.push(`/campaigns/${campaign.id}`)}
        maxHeight="240px"
        empty={
          <EmptyState title="In no campaign">
            No evidence ties this account to others beyond the threshold of the latest run.
          </EmptyState>
        }
      />
    </Section>
  );
}
