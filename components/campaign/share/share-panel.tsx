"use client";
import { Button, Stack, Text, Tooltip } from "@mantine/core";
import { IconFileExport } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { deliveryColumns } from "@/components/sharing/delivery-columns";
import { DeliveryDrawer } from "@/components/sharing/delivery-drawer";
import { Sightings } from "@/components/sharing/sightings";
import { sharingParts } from "@/components/sharing/words";
import { DataTable } from "@/components/table/data-table";
import { listed } from "@/components/table/listed";
import type { CampaignView } from "@/lib/campaigns/contract";
import { bundleExportsQuery } from "@/lib/queries/bundles";
import type { CampaignAct } from "../use-campaign-acts";

/** What left the house about this campaign, to whom, under which marking, and what is taken back. */
export function SharePanel({ campaign, onShare }: { campaign: CampaignView; onShare: CampaignAct }) {
  const exports = useQuery(bundleExportsQuery(campaign.id));
  const [openedId, setOpenedId] = useState<string | null>(null);
  return (
    <Stack gap="md">
      <Section
        title="Delivery ledger"
        about="Every bundle that left and every recall, append-only"
        actions={
          <Tooltip label={onShare.refusal ?? "See what would leave, then export it for a partner (e)"}>
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
        <Stack gap="sm">
          {onShare.refusal !== null && <Text size="sm">{onShare.refusal}</Text>}
          <DataTable
            label="Exports"
            columns={deliveryColumns}
            rowId={({ id }) => id}
            {...listed(exports)}
            onOpen={({ id }) => setOpenedId(id)}
            maxHeight="420px"
            empty={
              <EmptyState title={sharingParts.nothingLeft}>
                No indicator of this campaign was shared with anybody.
              </EmptyState>
            }
          />
        </Stack>
        <DeliveryDrawer
          delivery={exports.data?.find(({ id }) => id === openedId) ?? null}
          onClose={() => setOpenedId(null)}
        />
      </Section>
      <Section title={sharingParts.sightings} about="What they saw of what was shared of this campaign">
        <Sightings campaignId={campaign.id} />
      </Section>
    </Stack>
  );
}
