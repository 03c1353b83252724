"use client";
import { Stack, Timeline } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { AppealsOf } from "@/components/appeals/appeals-of";
import { Section } from "@/components/data/section";
import { RegrowthNote } from "@/components/enforcement/regrowth-note";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { OrdersOfCampaign } from "@/components/standing-orders/orders-of-campaign";
import type { CampaignView } from "@/lib/campaigns/contract";
import { campaignDecisionsQuery } from "@/lib/queries/campaign";
import { ActItem } from "./act-item";
import { groupActs } from "./acts";
import { nothingDecided } from "./decision-words";
import { kindIcons } from "./kinds";
import { QuietWindow } from "./quiet-window";
import { WaitingProposals } from "./waiting-proposals";

/** Whether acting on the campaign asks somebody first, what waits for a second person, and what was decided. */
export const DecisionsPanel = ({ campaign }: { campaign: CampaignView }) => (
  <Stack gap="sm">
    <QuietWindow campaign={campaign} />
    <WaitingProposals campaignId={campaign.id} />
    <StandingOrders campaign={campaign} />
    <AppealsOf campaignId={campaign.id} />
    <DecisionLog campaign={campaign} />
  </Stack>
);

function StandingOrders({ campaign }: { campaign: CampaignView }) {
  const { data = [] } = useQuery(campaignDecisionsQuery(campaign.id));
  const hasBans = data.some(({ kind, reversedById }) => kind === "ban" && reversedById === null);
  return <OrdersOfCampaign campaign={campaign} hasBans={hasBans} />;
}

/** Who decided what and why, the newest first. Nothing here is ever changed; taking back is a decision of its own. */
function DecisionLog({ campaign }: { campaign: CampaignView }) {
  const { data, error, refetch } = useQuery(campaignDecisionsQuery(campaign.id));
  const acts = useMemo(() => (data === undefined ? [] : groupActs(data)), [data]);
  if (data === undefined) {
    return error === null ? <LoadingRows /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  if (acts.length === 0) {
    return (
      <Section title="Decisions">
        <EmptyState title={nothingDecided}>
          Confirm or dismiss the campaign, or say in Members what single accounts are.
        </EmptyState>
      </Section>
    );
  }
  return (
    <Section title="Decisions" about="Newest first; append-only">
      <Stack maw={900}>
        <RegrowthNote campaignId={campaign.id} />
        <Timeline bulletSize={26} lineWidth={2}>
          {acts.map((act) => {
            const Icon = kindIcons[act.decision.kind];
            return (
              <Timeline.Item key={act.id} bullet={<Icon size={14} aria-hidden />}>
                <ActItem act={act} campaignId={campaign.id} />
              </Timeline.Item>
            );
          })}
        </Timeline>
      </Stack>
    </Section>
  );
}
