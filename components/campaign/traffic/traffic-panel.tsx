"use client";
import { Group, SegmentedControl, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { TimeChart } from "@/components/chart/time-chart";
import { formatCount } from "@/components/data/count";
import { Section } from "@/components/data/section";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { PinButton } from "@/components/notebook/pin-button";
import type { CampaignView } from "@/lib/campaigns/contract";
import { campaignTimelineQuery } from "@/lib/queries/campaign";
import { words } from "@/lib/queries/words";
import { CapabilityPanel } from "./capability-panel";
import { LossPanel } from "./loss-panel";
import { PivotTable } from "./pivot-table";
import { SignUpsPanel } from "./sign-ups-panel";

const splits = ["model", "capability"] as const;

/** What the members asked of which models, when, and how fast they moved to a new one. */
export function TrafficPanel({ campaign }: { campaign: CampaignView }) {
  const [by, setBy] = useQueryState("by", parseAsStringLiteral(splits).withDefault("model"));
  return (
    <Stack gap="sm">
      <Section
        title={`Exchanges by ${by}`}
        about="Core accounts, UTC; releases of models are marked"
        actions={
          <Group gap="sm">
            <PinButton
              noted={{ type: "campaign", id: campaign.id }}
              chart={{ kind: "timeline", by }}
              name={`Exchanges by ${by}`}
            />
            <SegmentedControl
              size="xs"
              aria-label="Split by"
              data={splits.map((value) => ({ value, label: `By ${value}` }))}
              value={by}
              onChange={(value) => void setBy(value as (typeof splits)[number])}
            />
          </Group>
        }
      >
        <CampaignTimeline id={campaign.id} by={by} />
      </Section>
      <LossPanel id={campaign.id} />
      <PivotTable campaignId={campaign.id} pivots={campaign.explanation.pivots} />
      <CapabilityPanel id={campaign.id} />
      <SignUpsPanel id={campaign.id} />
    </Stack>
  );
}

function CampaignTimeline({ id, by }: { id: string; by: (typeof splits)[number] }) {
  const { data, error, refetch } = useQuery(campaignTimelineQuery(id, by));
  if (data !== undefined) {
    const label = `Exchanges per ${data.grain} by ${by}, ${formatCount(data.accounts)} accounts`;
    return <TimeChart label={label} timeline={data} height={280} name={by === "capability" ? words : undefined} />;
  }
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <LoadingRows rows={8} height={26} />;
}
