"use client";
import { Button, Stack, Text, Tooltip } from "@mantine/core";
import { IconFileExport } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import { listed } from "@/components/table/listed";
import type { CampaignView } from "@/lib/campaigns/contract";
import type { BundleExportView } from "@/lib/indicators/contract";
import { bundleExportsQuery } from "@/lib/queries/bundles";
import type { CampaignAct } from "../use-campaign-acts";
import { TlpBadge } from "./tlp";
import { WhatLeaves } from "./what-leaves";

const columns: Column<BundleExportView>[] = [
  {
    id: "at",
    header: "When",
    size: 175,
    accessorFn: ({ exportedAt }) => exportedAt,
    cell: ({ row }) => <Moment at={row.original.exportedAt} />,
  },
  { id: "partner", header: "Partner", size: 180, accessorKey: "partner" },
  { id: "tlp", header: "TLP", size: 130, accessorKey: "tlp", cell: ({ row }) => <TlpBadge level={row.original.tlp} /> },
  { id: "format", header: "Format", size: 90, accessorFn: ({ format }) => format.toUpperCase() },
  {
    id: "accounts",
    header: "Accounts",
    size: 100,
    accessorKey: "accounts",
    meta: { align: "right" },
    cell: ({ row }) => formatCount(row.original.accounts),
  },
  {
    id: "objects",
    header: "Objects",
    size: 100,
    accessorKey: "objects",
    meta: { align: "right" },
    cell: ({ row }) => formatCount(row.original.objects),
  },
  { id: "by", header: "By", size: 160, accessorKey: "exportedBy" },
];

/** What left the house about this campaign, to whom, under which marking. */
export function SharePanel({ campaign, onShare }: { campaign: CampaignView; onShare: CampaignAct }) {
  const exports = useQuery(bundleExportsQuery(campaign.id));
  return (
    <Stack gap="sm">
      <Section
        title="Delivery ledger"
        about="Every bundle that left, append-only"
        actions={
          <Tooltip label={onShare.refusal ?? "Export a bundle for a partner (e)"}>
            <Button
              leftSection={<IconFileExport size={15} aria-hidden />}
              data-disabled={onShare.refusal !== null || undefined}
              aria-disabled={onShare.refusal !== null}
              onClick={onShare.refusal === null ? onShare.open : undefined}
            >
              Export bundle
            </Button>
          </Tooltip>
        }
      >
        {onShare.refusal !== null && (
          <Text size="sm" mb="sm">
            {onShare.refusal}
          </Text>
        )}
        <DataTable
          label="Exports"
          columns={columns}
          rowId={({ id }) => id}
          {...listed(exports)}
          maxHeight="420px"
          empty={
            <EmptyState title="Nothing has left">No indicator of this campaign was shared with anybody.</EmptyState>
          }
        />
      </Section>
      <Section title="What a bundle holds">
        <WhatLeaves campaign={campaign} />
      </Section>
    </Stack>
  );
}
