import { mutationOptions, queryOptions } from "@tanstack/react-query";
import {
  type AskOverlap,
  OverlapQuestionView,
  OverlapSettingView,
  OverlapView,
  type SaveOverlap,
} from "@/lib/overlap/contract";
import { readJson, sendJson } from "./fetch";
import { keys } from "./keys";
import { path } from "./url";

export const overlapQuery = (partnerId: string) =>
  queryOptions({
    queryKey: [...keys.partners, partnerId, "overlap"],
    queryFn: ({ signal }) => readJson(OverlapView, path`/api/partners/${partnerId}/overlap`, { signal }),
  });

export const saveOverlapMutation = () =>
  mutationOptions({
    mutationKey: [...keys.partners, "overlap"],
    mutationFn: ({ partnerId, ...input }: SaveOverlap) =>
      sendJson(OverlapSettingView, path`/api/partners/${partnerId}/overlap`, input),
  });

export const askOverlapMutation = () =>
  mutationOptions({
    mutationKey: ["overlap", "ask"],
    mutationFn: ({ campaignId, ...input }: AskOverlap) =>
      sendJson(OverlapQuestionView, path`/api/campaigns/${campaignId}/overlap`, input),
  });
