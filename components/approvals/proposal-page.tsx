"use client";
import { Anchor, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { countOf, measureWords } from "@/components/campaign/measures/measure-words";
import { Moment } from "@/components/data/moment";
import { PageHeader } from "@/components/data/page-header";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { proposalQuery, type WholeProposal } from "@/lib/queries/proposals";
import { DifferenceSection } from "./difference-section";
import { ProposalAccounts } from "./proposal-accounts";
import { ProposalActs } from "./proposal-acts";
import { ProposalBadges } from "./proposal-badges";
import { ProposalFacts } from "./proposal-facts";
import { RecommendationSection } from "./recommendation-section";
import { RulingSection } from "./ruling-section";
import { SampleSection } from "./sample-section";

/** One proposal: exactly what was frozen, what speaks against it, and the second person's word. */
export function ProposalPage({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(proposalQuery(id));
  if (data !== undefined) return <ProposalFile whole={data} />;
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <LoadingRows rows={14} />;
}

function ProposalFile({ whole: { proposal, subjects, difference } }: { whole: WholeProposal }) {
  return (
    <Stack gap="sm">
      <PageHeader
        title={`${measureWords[proposal.kind].title} ${countOf(proposal.accounts, proposal.of)} of ${proposal.campaign}`}
        about={
          <Stack gap={6} align="flex-start">
            <span>
              {proposal.breakGlass ? "Carried out" : "Proposed"} by {proposal.proposedBy.name}{" "}
              <Moment at={proposal.proposedAt} />
              {!proposal.breakGlass && (
                <>
                  , until <Moment at={proposal.expiresAt} />
                </>
              )}
              , on{" "}
              <Anchor component={Link} href={`/campaigns/${proposal.campaignId}?tab=decisions`} inherit>
                {proposal.campaign}
              </Anchor>
            </span>
            <ProposalBadges proposal={proposal} />
          </Stack>
        }
        actions={<ProposalActs proposal={proposal} subjects={subjects} />}
      />
      <RulingSection proposal={proposal} />
      {difference !== null && <DifferenceSection proposal={proposal} difference={difference} />}
      <RecommendationSection proposal={proposal} />
      <ProposalFacts proposal={proposal} />
      <SampleSection proposal={proposal} />
      <ProposalAccounts proposal={proposal} subjects={subjects} />
    </Stack>
  );
}
