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
    mutationFn: ({ campaignId, setId, ...input }: AskOverlap) =>
      sendJson(
        OverlapQuestionView,
        setId === undefined ? path`/api/campaigns/${campaignId ?? ""}/overlap` : path`/api/sets/${setId}/overlap`,
        input,
      ),
  });
