import { Group, Text } from "@mantine/core";
import Link from "next/link";
import { StatusBadge, VerdictBadge } from "@/components/badges/badges";
import type { ReplayCampaign } from "@/lib/detection/contract";

/** A campaign on one side of the comparison; one that nobody has seen yet has no page. */
export function CampaignSide({ campaign }: { campaign: ReplayCampaign | null }) {
  if (campaign === null) {
    return (
      <Text size="sm" c="dimmed">
        no campaign
      </Text>
    );
  }
  return (
    <Group gap={6} wrap="nowrap">
      {campaign.status === null ? (
        <Text size="sm" truncate title="A campaign that has not been published">
          {campaign.codeName} <small>new</small>
        </Text>
      ) : (
        <Text size="sm" component={Link} href={`/campaigns/${campaign.id}`} c="var(--mantine-color-anchor)" truncate>
          {campaign.codeName}
        </Text>
      )}
      <VerdictBadge verdict={campaign.verdict} />
      {campaign.status !== null && campaign.status !== "open" && <StatusBadge status={campaign.status} />}
    </Group>
  );
}
