import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import {
  type CompleteNotice,
  type ListNotices,
  NoticeList,
  type PreviewTemplate,
  type SaveTemplate,
  TemplatePreview,
  TemplateView,
} from "@/lib/appeals/contract";
import { readJson, sendJson } from "./fetch";
import { keys } from "./keys";
import { path, urlWith } from "./url";

export const noticesQuery = (filter: ListNotices = {}) =>
  queryOptions({
    queryKey: [...keys.notices, filter],
    queryFn: ({ signal }) => readJson(NoticeList, urlWith("/api/notices", { ...filter }), { signal }),
  });

export const noticeTemplatesQuery = () =>
  queryOptions({
    queryKey: keys.noticeTemplates,
    queryFn: ({ signal }) => readJson(z.array(TemplateView), "/api/notice-templates", { signal }),
  });

/** Words as an owner would read them, with every fault. */
export const templatePreviewQuery = (words: PreviewTemplate) =>
  queryOptions({
    queryKey: [...keys.noticeTemplates, "preview", words],
    queryFn: ({ signal }) =>
      sendJson(TemplatePreview, "/api/notice-templates/preview", words).finally(() => signal.throwIfAborted()),
    placeholderData: (before) => before,
    retry: false,
  });

export const saveTemplateMutation = () =>
  mutationOptions({
    mutationKey: [...keys.noticeTemplates, "save"],
    mutationFn: (input: SaveTemplate) => sendJson(TemplateView, "/api/notice-templates", input),
  });

export const sendAgainMutation = () =>
  mutationOptions({
    mutationKey: [...keys.notices, "send"],
    mutationFn: (id: string) => sendJson(z.undefined(), path`/api/notices/${id}/send`),
  });

export const completeNoticeMutation = () =>
  mutationOptions({
    mutationKey: [...keys.notices, "complete"],
    mutationFn: ({ noticeId, values }: CompleteNotice) =>
      sendJson(z.undefined(), path`/api/notices/${noticeId}/complete`, { values }),
  });
