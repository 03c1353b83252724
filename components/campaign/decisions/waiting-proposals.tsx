"use client";
import { Anchor, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { ProposalBadges } from "@/components/approvals/proposal-badges";
import { waitingTitle } from "@/components/approvals/proposal-words";
import { countOf, measureWords } from "@/components/campaign/measures/measure-words";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import { proposalsQuery } from "@/lib/queries/proposals";

/** Measures on this campaign that wait for a second person; nothing where none does. */
export function WaitingProposals({ campaignId }: { campaignId: string }) {
  const { data = [] } = useQuery(proposalsQuery({ campaignId, waiting: true }));
  if (data.length === 0) return null;
  return (
    <Section title={waitingTitle}>
      <Stack gap={6}>
        {data.map((proposal) => (
          <Group key={proposal.id} gap="sm">
            <Anchor component={Link} href={`/approvals/${proposal.id}`} size="sm" fw={500}>
              {measureWords[proposal.kind].title} {countOf(proposal.accounts, proposal.of)}
            </Anchor>
            <ProposalBadges proposal={proposal} />
            <Text size="xs" c="dimmed">
              {proposal.proposedBy.name} · <Moment at={proposal.proposedAt} />
            </Text>
          </Group>
        ))}
      </Stack>
    </Section>
  );
}
