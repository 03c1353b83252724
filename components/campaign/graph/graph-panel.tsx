"use client";
import { useQuery } from "@tanstack/react-query";
import { parseAsString, useQueryState } from "nuqs";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import type { CampaignView } from "@/lib/campaigns/contract";
import { campaignGraphQuery } from "@/lib/queries/campaign";
import { GraphExplorer } from "./graph-explorer";

/** Who shares what: accounts, or communities of them, and the values that join them. */
export function GraphPanel({ campaign }: { campaign: CampaignView }) {
  const [focus, setFocus] = useQueryState("focus", parseAsString.withOptions({ history: "push" }));
  const { data, error, refetch } = useQuery(campaignGraphQuery(campaign.id, focus ?? undefined));
  if (data === undefined) {
    return error === null ? (
      <LoadingRows rows={10} height={30} />
    ) : (
      <ErrorState error={error} onRetry={() => void refetch()} />
    );
  }
  if (data.nodes.length === 0) {
    return (
      <Section title="Graph">
        <EmptyState title="Nothing to draw">
          No account of this campaign shares a value that is still stored.
        </EmptyState>
      </Section>
    );
  }
  return (
    <GraphExplorer
      key={focus ?? ""}
      campaign={campaign}
      view={data}
      focus={focus}
      onFocus={(id) => void setFocus(id)}
    />
  );
}
