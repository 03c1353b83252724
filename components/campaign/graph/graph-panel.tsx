"use client";
import { Stack } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { usePageKeys } from "@/components/shell/use-page-keys";
import type { CampaignView } from "@/lib/campaigns/contract";
import { campaignGraphQuery } from "@/lib/queries/campaign";
import { GraphBrush } from "./graph-brush";
import { GraphExplorer } from "./graph-explorer";
import { GraphToolbar } from "./graph-toolbar";
import { useGraphView } from "./use-graph-view";

/** Who shares what: accounts, or communities of them, and the values that join them. */
export function GraphPanel({ campaign }: { campaign: CampaignView }) {
  const look = useGraphView();
  const [isLasso, setLasso] = useState(false);
  const whole = useQuery({ ...campaignGraphQuery(campaign.id), enabled: look.isFiltered });
  const looked = useQuery({ ...campaignGraphQuery(campaign.id, look.query), placeholderData: keepPreviousData });
  usePageKeys({ l: () => setLasso(!isLasso) });
  const labels = new Map((whole.data?.nodes ?? []).map(({ id, label }) => [id, label]));
  const isBare = look.focus === null && !look.isFiltered;
  const standsAsBefore = look.focus === null && look.isFiltered;
  // Drawn without what it stands beside, it would jump once that comes.
  const data = standsAsBefore && whole.isPending ? undefined : looked.data;
  const { error } = looked;
  return (
    <Stack gap="xs">
      <GraphBrush campaignId={campaign.id} look={look} />
      <GraphToolbar
        campaignId={campaign.id}
        look={look}
        nameOf={(id) => labels.get(id) ?? id.slice(2)}
        isLasso={isLasso}
        onLasso={() => setLasso(!isLasso)}
      />
      {error !== null && <ErrorState error={error} onRetry={() => void looked.refetch()} />}
      {error === null && data === undefined && <LoadingRows rows={10} height={30} />}
      {error === null && data?.nodes.length === 0 && <NothingToDraw isFiltered={!isBare} />}
      {error === null && data !== undefined && data.nodes.length > 0 && (
        <GraphExplorer
          key={look.focus ?? ""}
          campaign={campaign}
          view={data}
          before={standsAsBefore ? (whole.data ?? null) : null}
          look={look}
          isLasso={isLasso}
          onLassoDone={() => setLasso(false)}
        />
      )}
    </Stack>
  );
}

const NothingToDraw = ({ isFiltered }: { isFiltered: boolean }) => (
  <Section title="Graph">
    <EmptyState title="Nothing to draw">
      {isFiltered
        ? "No account of this campaign shares a value in what is looked at. “Show all” takes the filters away."
        : "No account of this campaign shares a value that is still stored."}
    </EmptyState>
  </Section>
);
