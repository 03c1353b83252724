"use client";
import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { ReviewBar } from "@/components/review/review-bar";
import { useOfferedActions } from "@/components/shell/palette/offered-actions";
import { usePageKeys } from "@/components/shell/use-page-keys";
import type { CampaignCasefile } from "@/lib/casefile/contract";
import { campaignQuery } from "@/lib/queries/campaign";
import { actWords } from "./act-words";
import { CampaignDialogs } from "./campaign-dialogs";
import { CampaignTabs } from "./campaign-tabs";
import { CampaignHeader } from "./header/campaign-header";
import { tabLabels, tabs, useCampaignTab } from "./tabs";
import { type CampaignActs, useCampaignActs } from "./use-campaign-acts";

/** One campaign: what it is, why, what speaks against it, and what can be done. */
export function CampaignPage({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(campaignQuery(id));
  if (data !== undefined) return <CampaignFile casefile={data} />;
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <LoadingRows rows={14} />;
}

/** What can be done to the campaign at this moment, for the palette. */
const offeredOf = ({ confirm, dismiss, share, merge, split }: CampaignActs) =>
  [
    { label: "Confirm this campaign", shortcut: "c", act: confirm },
    { label: "Dismiss this campaign", shortcut: "d", act: dismiss },
    { label: actWords.merge, shortcut: "m", keywords: ["join", "one"], act: merge },
    { label: actWords.split, shortcut: "s", keywords: ["part", "take out"], act: split },
    { label: actWords.share, shortcut: "e", keywords: ["share", "partner", "stix"], act: share },
  ].flatMap(({ act, ...action }) => (act.refusal === null ? [{ ...action, run: act.open }] : []));

function CampaignFile({ casefile }: { casefile: CampaignCasefile }) {
  const { campaign, gatewayConnected } = casefile;
  const [tab, setTab] = useCampaignTab();
  const acts = useCampaignActs(campaign);
  const keyOf = (act: keyof Pick<typeof acts, "confirm" | "dismiss" | "share" | "merge" | "split">) =>
    acts[act].refusal === null ? acts[act].open : undefined;
  usePageKeys({
    c: keyOf("confirm"),
    d: keyOf("dismiss"),
    e: keyOf("share"),
    m: keyOf("merge"),
    s: keyOf("split"),
    ...Object.fromEntries(tabs.map((name, index) => [String(index + 1), () => void setTab(name)])),
  });
  useOfferedActions([
    ...offeredOf(acts),
    ...tabs.map((name, index) => ({
      label: `Show ${tabLabels[name].toLowerCase()}`,
      shortcut: String(index + 1),
      run: () => void setTab(name),
    })),
  ]);
  return (
    <Stack gap="sm">
      {campaign.endedById === null && (
        <ReviewBar reviewed={{ type: "campaign", id: campaign.id }} name={campaign.codeName} />
      )}
      <CampaignHeader campaign={campaign} gatewayConnected={gatewayConnected} acts={acts} />
      <CampaignTabs casefile={casefile} tab={tab} onChange={(next) => void setTab(next)} onShare={acts.share} />
      <CampaignDialogs casefile={casefile} acts={acts} />
    </Stack>
  );
}
