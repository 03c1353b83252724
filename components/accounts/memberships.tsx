"use client";
import { Anchor, Group, Stack, Text } from "@mantine/core";
import Link from "next/link";
import { DispositionBadge, StatusBadge, TierBadge, VerdictBadge } from "@/components/badges/badges";
import { FamilyNats } from "@/components/data/family-nats";
import { Nats } from "@/components/data/nats";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { Term } from "@/components/glossary/term";
import { usePermission } from "@/components/session/session";
import type { AccountMembership } from "@/lib/casefile/contract";
import { path, urlWith } from "@/lib/queries/url";
import classes from "./accounts.module.css";

/** The campaigns that the account is in, and as what. */
export function Memberships({ accountId, memberships }: { accountId: string; memberships: AccountMembership[] }) {
  return (
    <Section
      title="Campaigns"
      about={
        <>
          that this account is in; its <Term name="Disposition">disposition</Term> there, its{" "}
          <Term name="Core">core</Term> or <Term name="Associated">associated</Term> part
        </>
      }
    >
      {memberships.length === 0 && (
        <EmptyState title="In no campaign">
          No evidence ties this account to others beyond the threshold of the latest run.
        </EmptyState>
      )}
      <ul className={classes.list}>
        {memberships.map((membership) => (
          <Membership key={membership.campaign.id} accountId={accountId} membership={membership} />
        ))}
      </ul>
    </Section>
  );
}

function Membership({ accountId, membership }: { accountId: string; membership: AccountMembership }) {
  const { campaign, ...member } = membership;
  const mayDecide = usePermission("member.decide");
  return (
    <li className={classes.membership}>
      <Group gap="md" justify="space-between">
        <Group gap="sm">
          <Text component={Link} href={`/campaigns/${campaign.id}`} fw={600} c="var(--mantine-color-anchor)">
            {campaign.codeName}
          </Text>
          <VerdictBadge verdict={campaign.verdict} by={campaign.verdictBy} />
          <StatusBadge status={campaign.status} />
        </Group>
        <Group gap="xs">
          <Text size="xs" c="dimmed">
            this account:
          </Text>
          <TierBadge tier={member.tier} />
          <DispositionBadge disposition={member.disposition} />
          {mayDecide && (
            <Anchor
              component={Link}
              href={urlWith(path`/campaigns/${campaign.id}`, { tab: "members", q: accountId })}
              size="xs"
            >
              Say what it is
            </Anchor>
          )}
        </Group>
      </Group>
      <Stack gap={2} mt={6}>
        <Group gap="md">
          <Text size="sm">
            <Nats value={member.score} /> that it belongs here
          </Text>
          <FamilyNats families={member.families} />
        </Group>
        <Text size="xs" c="dimmed">
          {member.hardLink
            ? "A hard link ties it: a payment, identity or client value that nobody outside has."
            : "No hard link: it cannot be suspended or banned on this evidence."}
        </Text>
      </Stack>
    </li>
  );
}
