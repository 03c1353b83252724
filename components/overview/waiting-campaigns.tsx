"use client";
import { Anchor } from "@mantine/core";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { campaignColumns } from "@/components/campaigns/columns";
import { Section } from "@/components/data/section";
import { allDecided } from "@/components/detection/detection-words";
import { EmptyState } from "@/components/feedback/empty-state";
import { DataTable } from "@/components/table/data-table";
import type { CampaignSummary } from "@/lib/campaigns/contract";

const shownHere = ["codeName", "verdict", "score", "coreAccounts", "extraction", "lastSeen"];
const columns = campaignColumns
  .filter(({ id }) => shownHere.includes(id ?? ""))
  .map((column) => ({ ...column, enableSorting: false }));

/** Undecided campaigns, highest score first. */
export function WaitingCampaigns({ campaigns, open }: { campaigns: CampaignSummary[]; open: number }) {
  const router = useRouter();
  return (
    <Section
      title="Waiting for a decision"
      about="highest score first"
      actions={
        <Anchor component={Link} href="/campaigns?status=open" size="sm">
          All {open} open campaigns
        </Anchor>
      }
    >
      <DataTable
        label="Campaigns waiting"
        columns={columns}
        rows={campaigns}
        rowId={({ id }) => id}
        total={open}
        onOpen={({ id }) => router.push(`/campaigns/${id}`)}
        empty={<EmptyState title="Nothing waits">{allDecided}</EmptyState>}
      />
    </Section>
  );
}
