import { mutationOptions, queryOptions } from "@tanstack/react-query";
import {
  ForeseenMerge,
  ForeseenSplit,
  type ForeseeSplit,
  type MergeCampaigns,
  RegroupingOutcome,
  type SplitCampaign,
  type TakeBackRegrouping,
} from "@/lib/decisions/contract";
import { readJson, sendJson } from "./fetch";
import { keys } from "./keys";
import { path, urlWith } from "./url";

/** What a merge with some other campaigns would make of them. */
export const foreseenMergeQuery = (campaignId: string, others: readonly string[]) =>
  queryOptions({
    queryKey: [...keys.campaign(campaignId), "foreseen-merge", others],
    queryFn: ({ signal }) =>
      readJson(ForeseenMerge, urlWith(path`/api/campaigns/${campaignId}/merges`, { others: others.join(",") }), {
        signal,
      }),
    enabled: others.length > 0,
  });

/** What a split of some accounts would take and leave. */
export const foreseenSplitQuery = ({ campaignId, accountIds }: ForeseeSplit) =>
  queryOptions({
    queryKey: [...keys.campaign(campaignId), "foreseen-split", accountIds],
    queryFn: () => sendJson(ForeseenSplit, path`/api/campaigns/${campaignId}/splits/preview`, { accountIds }),
    enabled: accountIds.length > 0,
  });

export const mergeCampaignsMutation = () =>
  mutationOptions({
    mutationKey: ["regroup", "merge"],
    mutationFn: ({ campaignId, ...input }: MergeCampaigns) =>
      sendJson(RegroupingOutcome, path`/api/campaigns/${campaignId}/merges`, input),
  });

export const splitCampaignMutation = () =>
  mutationOptions({
    mutationKey: ["regroup", "split"],
    mutationFn: ({ campaignId, ...input }: SplitCampaign) =>
      sendJson(RegroupingOutcome, path`/api/campaigns/${campaignId}/splits`, input),
  });

export const takeBackRegroupingMutation = () =>
  mutationOptions({
    mutationKey: ["regroup", "take-back"],
    mutationFn: ({ regroupingId, ...input }: TakeBackRegrouping) =>
      sendJson(RegroupingOutcome, path`/api/regroupings/${regroupingId}/take-back`, input),
  });
