"use client";
import { Button, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { formatCount } from "@/components/data/count";
import { MakeSetButton } from "@/components/sets/make-set-button";
import type { CampaignView } from "@/lib/campaigns/contract";
import type { GraphQuery } from "@/lib/casefile/contract";
import { graphAccountsQuery } from "@/lib/queries/campaign";
import { SplitOffButton } from "../regroup/split-off-button";

interface SelectedNodesProps {
  campaign: CampaignView;
  query: GraphQuery;
  nodes: ReadonlySet<string>;
  onClear: () => void;
}

/** Whom the chosen nodes stand for, and what can be made of them. */
export function SelectedNodes({ campaign, query, nodes, onClear }: SelectedNodesProps) {
  const ids = [...nodes].sort();
  const { data, error } = useQuery({
    ...graphAccountsQuery(campaign.id, { ...query, nodes: ids }),
    enabled: ids.length > 0,
  });
  if (ids.length === 0) return null;
  const accountIds = data?.accountIds ?? [];
  const words = error === null ? "counting the accounts" : "they stand for no account";
  return (
    <Group gap="sm" aria-live="polite">
      <Text size="sm" fw={600}>
        {formatCount(ids.length)} nodes chosen:{" "}
        {data === undefined ? words : `${formatCount(accountIds.length)} accounts`}
      </Text>
      <MakeSetButton
        size="compact-sm"
        source={accountIds.length === 0 ? null : { type: "accounts", accountIds }}
        suggestedName={`Part of ${campaign.codeName}`}
      />
      <SplitOffButton size="compact-sm" campaign={campaign} accountIds={accountIds} />
      <Button size="compact-sm" variant="subtle" onClick={onClear}>
        Choose none
      </Button>
    </Group>
  );
}
