import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import {
  type AnswerPartner,
  AskableView,
  type AskPartner,
  type CloseRequest,
  PartnerWebhookView,
  RemarkView,
  RequestView,
  type RevokeRemark,
  SavedWebhook,
  type SaveWebhook,
  type SendSighting,
  SightingDraft,
  type SightingRequest,
  SightingView,
  type SwitchWebhook,
} from "@/lib/indicators/contract";
import { fileIn } from "./bundles";
import { readJson, request, sendJson } from "./fetch";
import { keys } from "./keys";
import { path, urlWith } from "./url";

/** What partners say of what was shared with them: about one campaign, or about all. */
export const sightingsQuery = (campaignId?: string) =>
  queryOptions({
    queryKey: [...keys.sharing, "sightings", campaignId ?? "all"],
    queryFn: ({ signal }) =>
      readJson(z.array(SightingView), urlWith("/api/sightings", campaignId === undefined ? {} : { campaignId }), {
        signal,
      }),
  });

/** Sightings and opinions that partners were told. */
export const remarksQuery = () =>
  queryOptions({
    queryKey: [...keys.sharing, "remarks"],
    queryFn: ({ signal }) => readJson(z.array(RemarkView), "/api/remarks", { signal }),
  });

/** What would be said of a partner's indicator; it writes nothing. */
export const sightingDraftQuery = ({ indicatorId, ...wanted }: SightingRequest) =>
  queryOptions({
    queryKey: [...keys.inbound, "draft", indicatorId, wanted],
    queryFn: () => sendJson(SightingDraft, path`/api/inbound/indicators/${indicatorId}/draft`, wanted),
  });

export const sendSightingMutation = () =>
  mutationOptions({
    mutationKey: ["sighting", "send"],
    mutationFn: ({ indicatorId, ...said }: SendSighting) =>
      sendJson(RemarkView, path`/api/inbound/indicators/${indicatorId}/sighting`, said),
  });

export const revokeRemarkMutation = () =>
  mutationOptions({
    mutationKey: ["remark", "revoke"],
    mutationFn: ({ remarkId, ...said }: RevokeRemark) =>
      sendJson(RemarkView, path`/api/remarks/${remarkId}/revoke`, said),
  });

/** A remark as a file with the name that the server gives it. */
export const takeRemarkMutation = () =>
  mutationOptions({
    mutationKey: ["remark", "take"],
    mutationFn: async (remarkId: string) =>
      fileIn(await request(path`/api/remarks/${remarkId}/file`, { method: "POST" })),
  });

export const requestsQuery = () =>
  queryOptions({
    queryKey: [...keys.inbound, "requests"],
    queryFn: ({ signal }) => readJson(z.array(RequestView), "/api/requests", { signal }),
  });

/** What a partner may be asked about. */
export const askableQuery = (partnerId: string) =>
  queryOptions({
    queryKey: [...keys.inbound, "askable", partnerId],
    queryFn: ({ signal }) => readJson(z.array(AskableView), path`/api/partners/${partnerId}/askable`, { signal }),
  });

export const askPartnerMutation = () =>
  mutationOptions({
    mutationKey: ["request", "ask"],
    mutationFn: (input: AskPartner) => sendJson(RemarkView, "/api/requests", input),
  });

export const answerPartnerMutation = () =>
  mutationOptions({
    mutationKey: ["request", "answer"],
    mutationFn: ({ requestId, ...said }: AnswerPartner) =>
      sendJson(RemarkView, path`/api/requests/${requestId}/answer`, said),
  });

export const closeRequestMutation = () =>
  mutationOptions({
    mutationKey: ["request", "close"],
    mutationFn: ({ requestId, ...said }: CloseRequest) =>
      sendJson(z.object({ requestId: z.string() }), path`/api/requests/${requestId}/close`, said),
  });

export const webhookQuery = (partnerId: string) =>
  queryOptions({
    queryKey: [...keys.partners, partnerId, "webhook"],
    queryFn: ({ signal }) => readJson(PartnerWebhookView, path`/api/partners/${partnerId}/webhook`, { signal }),
  });

export const saveWebhookMutation = () =>
  mutationOptions({
    mutationKey: [...keys.partners, "webhook"],
    mutationFn: ({ partnerId, ...input }: SaveWebhook) =>
      sendJson(SavedWebhook, path`/api/partners/${partnerId}/webhook`, input),
  });

export const switchWebhookMutation = () =>
  mutationOptions({
    mutationKey: [...keys.partners, "webhook", "switch"],
    mutationFn: ({ partnerId, ...input }: SwitchWebhook) =>
      sendJson(PartnerWebhookView, path`/api/partners/${partnerId}/webhook/switch`, input),
  });
