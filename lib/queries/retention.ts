import { mutationOptions, queryOptions } from "@tanstack/react-query";
import {
  type EraseAccount,
  ErasureList,
  ErasureView,
  HoldList,
  HoldView,
  type PlaceHold,
  type ReleaseHold,
  type RetentionDays,
  RetentionPreview,
  RetentionView,
  type SetRetention,
} from "@/lib/retention/contract";
import { readJson, sendJson } from "./fetch";
import { keys } from "./keys";
import { path, urlWith } from "./url";

export const retentionQuery = () =>
  queryOptions({
    queryKey: keys.retention,
    queryFn: ({ signal }) => readJson(RetentionView, "/api/retention", { signal }),
  });

export const retentionPreviewQuery = (days: RetentionDays) =>
  queryOptions({
    queryKey: keys.retentionPreview(days),
    queryFn: ({ signal }) => readJson(RetentionPreview, urlWith("/api/retention/preview", { ...days }), { signal }),
  });

export const holdsQuery = () =>
  queryOptions({ queryKey: keys.holds, queryFn: ({ signal }) => readJson(HoldList, "/api/holds", { signal }) });

export const erasuresQuery = () =>
  queryOptions({
    queryKey: keys.erasures,
    queryFn: ({ signal }) => readJson(ErasureList, "/api/erasures", { signal }),
  });

export const setRetentionMutation = () =>
  mutationOptions({
    mutationKey: [...keys.retention, "set"],
    mutationFn: (input: SetRetention) => sendJson(RetentionView, "/api/retention", input),
  });

export const placeHoldMutation = () =>
  mutationOptions({
    mutationKey: [...keys.holds, "place"],
    mutationFn: (input: PlaceHold) => sendJson(HoldView, "/api/holds", input),
  });

export const releaseHoldMutation = () =>
  mutationOptions({
    mutationKey: [...keys.holds, "release"],
    mutationFn: ({ id, reason }: ReleaseHold) => sendJson(HoldView, path`/api/holds/${id}/release`, { reason }),
  });

export const eraseAccountMutation = () =>
  mutationOptions({
    mutationKey: [...keys.erasures, "ask"],
    mutationFn: (input: EraseAccount) => sendJson(ErasureView, "/api/erasures", input),
  });
