"use client";
import { Anchor, Group, Stack, Tabs, Text } from "@mantine/core";
import Link from "next/link";
import { formatCount } from "@/components/data/count";
import type { SetBundlePreview } from "@/lib/indicators/contract";
import { TlpBadge } from "../tlp";
import { Differences } from "./differences";
import { Wrappers } from "./wrappers";

type CampaignPart = SetBundlePreview["campaigns"][number];

/** What leaves of each campaign, field by field, one campaign at a time. */
export function CampaignParts({ of }: { of: CampaignPart[] }) {
  if (of.length === 0) return null;
  return (
    <Tabs defaultValue={of[0]?.campaignId ?? null} keepMounted={false}>
      <Tabs.List aria-label="Campaigns" mb="sm">
        {of.map(({ campaignId, codeName, classes }) => (
          <Tabs.Tab key={campaignId} value={campaignId}>
            {codeName}{" "}
            <Text component="span" size="xs" c="dimmed">
              {formatCount(classes.find(({ name }) => name === "accounts")?.leaves ?? 0)}
            </Text>
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {of.map((one) => (
        <Tabs.Panel key={one.campaignId} value={one.campaignId}>
          <Part of={one} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

const Part = ({ of: { campaignId, codeName, marking, classes, wrappers } }: { of: CampaignPart }) => (
  <Stack gap="sm">
    <Group gap={6}>
      <Anchor component={Link} href={`/campaigns/${campaignId}`} size="sm">
        {codeName}
      </Anchor>
      <Text size="sm">is marked</Text>
      <TlpBadge level={marking} />
      <Text size="sm" c="dimmed">
        Figures are those of the accounts that leave: what others of the campaign hold as well is held back.
      </Text>
    </Group>
    {classes.map((one) => (
      <Differences key={one.name} of={one}>
        {one.name === "wrappers" && <Wrappers campaignId={campaignId} of={wrappers} />}
      </Differences>
    ))}
  </Stack>
);
