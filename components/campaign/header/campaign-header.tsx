"use client";
import { Button, Group, Stack, Text, Title, Tooltip } from "@mantine/core";
import { IconCheck, IconFileExport, IconPrinter, IconReport, IconX } from "@tabler/icons-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { EndedBadge, StatusBadge, VerdictBadge } from "@/components/badges/badges";
import { verdicts } from "@/components/badges/meanings";
import { Shortcut } from "@/components/data/shortcut";
import { usePermission } from "@/components/session/session";
import type { CampaignView } from "@/lib/campaigns/contract";
import { RegroupMenu } from "../regroup/regroup-menu";
import { RegroupingNotices } from "../regroup/regrouping-notices";
import type { CampaignActs } from "../use-campaign-acts";
import { CampaignFacts } from "./campaign-facts";
import { CampaignNotices } from "./campaign-notices";
import { SinceLook } from "./since-look";

interface CampaignHeaderProps {
  campaign: CampaignView;
  gatewayConnected: boolean;
  acts: CampaignActs;
}

/** What it is, who says so, how much there is of it, and what can be done. */
export function CampaignHeader({ campaign, gatewayConnected, acts }: CampaignHeaderProps) {
  return (
    <Stack component="header" gap="sm">
      <Group justify="space-between" align="flex-start" gap="md">
        <Group gap="sm" align="center">
          <Title order={1}>{campaign.codeName}</Title>
          {campaign.endedById !== null && campaign.status === "open" ? (
            <EndedBadge />
          ) : (
            <StatusBadge status={campaign.status} />
          )}
          <Group gap={6}>
            <VerdictBadge verdict={campaign.verdict} />
            <Text size="sm" c="dimmed">
              {saysWho(campaign)}
            </Text>
            {campaign.threadId !== null && (
              <Text component={Link} href={`/threads/${campaign.threadId}`} size="sm" c="var(--mantine-color-anchor)">
                its thread
              </Text>
            )}
          </Group>
        </Group>
        <Acts campaign={campaign} acts={acts} />
      </Group>
      <RegroupingNotices campaign={campaign} />
      <CampaignNotices campaign={campaign} gatewayConnected={gatewayConnected} />
      <SinceLook campaignId={campaign.id} />
      <CampaignFacts campaign={campaign} />
    </Stack>
  );
}

/** A document that is read when it is opened, never before: who reads it is recorded. */
const Document = ({ href, icon, children }: { href: string; icon: ReactNode; children: ReactNode }) => (
  <Button component={Link} href={href} prefetch={false} variant="subtle" leftSection={icon}>
    {children}
  </Button>
);

function Acts({ campaign: { id, status }, acts }: { campaign: CampaignView; acts: CampaignActs }) {
  const mayReport = usePermission("bundle.export");
  return (
    <Group gap="xs">
      <Document href={`/campaigns/${id}/dossier`} icon={<IconPrinter size={15} aria-hidden />}>
        Dossier
      </Document>
      {mayReport && status === "confirmed" && (
        <Document href={`/campaigns/${id}/report`} icon={<IconReport size={15} aria-hidden />}>
          Report
        </Document>
      )}
      <Act
        shortcut="c"
        hint="Say that it is what its verdict says"
        act={acts.confirm}
        icon={<IconCheck size={15} aria-hidden />}
      >
        Confirm
      </Act>
      <Act shortcut="d" hint="Say that it is not a campaign" act={acts.dismiss} icon={<IconX size={15} aria-hidden />}>
        Dismiss
      </Act>
      <Act
        shortcut="e"
        hint="Share its indicators with a partner"
        act={acts.share}
        icon={<IconFileExport size={15} aria-hidden />}
      >
        Export bundle
      </Act>
      <RegroupMenu merge={acts.merge} split={acts.split} />
    </Group>
  );
}

function saysWho({ verdictBy, verdict, suggestedVerdict, threadId, endedById }: CampaignView): string {
  if (threadId !== null) {
    return verdictBy === "detection" ? "a person put it together; nobody has decided" : "an analyst decided";
  }
  if (verdictBy === "detection") {
    return endedById === null ? "detection suggests; nobody has decided" : "detection suggested; nobody decided";
  }
  if (verdict === suggestedVerdict) return "an analyst decided, as detection suggested";
  return `an analyst decided; detection suggested ${verdicts[suggestedVerdict].label.toLowerCase()}`;
}

interface ActProps {
  shortcut: string;
  hint: string;
  icon: ReactNode;
  act: CampaignActs["confirm"];
  children: string;
}

/** A button that prints its key. One that cannot be used stays, and says why. */
function Act({ shortcut, hint, icon, act, children }: ActProps) {
  const isOff = act.refusal !== null;
  return (
    <Tooltip label={act.refusal ?? `${hint} (${shortcut})`}>
      <Button
        variant={shortcut === "c" ? "filled" : "default"}
        leftSection={icon}
        rightSection={<Shortcut of={shortcut} />}
        aria-keyshortcuts={shortcut}
        aria-disabled={isOff}
        data-disabled={isOff || undefined}
        onClick={isOff ? undefined : act.open}
      >
        {children}
      </Button>
    </Tooltip>
  );
}
