"use client";
import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { usePermission } from "@/components/session/session";
import type { CampaignView } from "@/lib/campaigns/contract";
import { operatorOfQuery } from "@/lib/queries/operators";
import { AttributionSection } from "./attribution-section";
import { OperatorCampaigns } from "./operator-campaigns";
import { SayOperatorButton } from "./say-operator";

/** Whose hands run the campaign, under a name that tells nothing; and apart from it who they are claimed to be. */
export function OperatorPanel({ campaign }: { campaign: CampaignView }) {
  const { data, error, refetch } = useQuery(operatorOfQuery(campaign.id));
  const mayManage = usePermission("operator.manage");
  const maySeeClaims = usePermission("attribution.read");
  if (data === undefined) {
    return error === null ? <LoadingRows /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  const { operator } = data;
  if (operator === null) {
    return (
      <Section title="Operator">
        <EmptyState title="It is nobody's yet" action={mayManage && <SayOperatorButton campaign={campaign} />}>
          An operator is a set of campaigns that the same hands run over time, under a code name. Who they are is
          another question, and no part of it.
        </EmptyState>
      </Section>
    );
  }
  return (
    <Stack gap="xl">
      <OperatorCampaigns operator={operator} campaignId={campaign.id} />
      {maySeeClaims && operator.campaigns.length > 0 && <AttributionSection key={operator.id} operator={operator} />}
    </Stack>
  );
}
