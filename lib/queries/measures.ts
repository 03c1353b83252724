import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { MeasurePreview, type PreviewMeasure } from "@/lib/casefile/contract";
import {
  DecisionSettingsView,
  type EndQuietWindow,
  type OpenQuietWindow,
  QuietWindowView,
} from "@/lib/decisions/contract";
import { readJson, sendJson } from "./fetch";
import { keys } from "./keys";
import { path } from "./url";

/** What a measure would come to. Asked by a body, since it may name 25,000 accounts; nothing is done. */
export const measurePreviewQuery = ({ campaignId, ...input }: PreviewMeasure) =>
  queryOptions({
    queryKey: [...keys.campaign(campaignId), "measure-preview", input],
    queryFn: () => sendJson(MeasurePreview, path`/api/campaigns/${campaignId}/measures/preview`, input),
    // What it counts moves with traffic and with everybody's decisions: one that was closed is asked for anew.
    staleTime: 0,
  });

/** The quiet window of a campaign that holds now; null for none. */
export const quietWindowQuery = (campaignId: string) =>
  queryOptions({
    queryKey: [...keys.campaign(campaignId), "quiet-window"],
    queryFn: ({ signal }) =>
      readJson(QuietWindowView.nullable(), path`/api/campaigns/${campaignId}/quiet-window`, { signal }),
  });

export const openQuietWindowMutation = () =>
  mutationOptions({
    mutationKey: ["quiet-window", "open"],
    mutationFn: ({ campaignId, ...input }: OpenQuietWindow) =>
      sendJson(QuietWindowView, path`/api/campaigns/${campaignId}/quiet-window`, input),
  });

export const endQuietWindowMutation = () =>
  mutationOptions({
    mutationKey: ["quiet-window", "end"],
    mutationFn: ({ campaignId, ...input }: EndQuietWindow) =>
      sendJson(z.undefined(), path`/api/campaigns/${campaignId}/quiet-window/end`, input),
  });

export const decisionSettingsQuery = () =>
  queryOptions({
    queryKey: keys.decisionSettings,
    queryFn: ({ signal }) => readJson(DecisionSettingsView, "/api/decision-settings", { signal }),
  });

export const changeDecisionSettingsMutation = () =>
  mutationOptions({
    mutationKey: [...keys.decisionSettings, "change"],
    mutationFn: (input: DecisionSettingsView) => sendJson(DecisionSettingsView, "/api/decision-settings", input),
  });
