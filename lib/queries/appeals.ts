import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import {
  AppealList,
  type AppealQuery,
  AppealReviewer,
  AppealSummary,
  AppealView,
  type AskAppellant,
  type AssignAppeal,
  type DecideAppeal,
  RulingPreview,
  type TakeAppeal,
} from "@/lib/appeals/contract";
import { readJson, sendJson } from "./fetch";
import { keys } from "./keys";
import { path, urlWith } from "./url";

/** Appeals with their clocks, and how many each part has. */
export const appealsQuery = (query: AppealQuery = {}) =>
  queryOptions({
    queryKey: [...keys.appeals, query],
    queryFn: ({ signal }) => readJson(AppealList, urlWith("/api/appeals", query), { signal }),
  });

/** All that a reviewer judges by; each reading is on the record. */
export const appealQuery = (id: string) =>
  queryOptions({
    queryKey: keys.appeal(id),
    queryFn: ({ signal }) => readJson(AppealView, path`/api/appeals/${id}`, { signal }),
  });

/** Whom an appeal can be given to, and who cannot have it. */
export const appealReviewersQuery = (id: string) =>
  queryOptions({
    queryKey: keys.appealReviewers(id),
    queryFn: ({ signal }) => readJson(z.array(AppealReviewer), path`/api/appeals/${id}/reviewers`, { signal }),
  });

export type PreviewRuling = Omit<DecideAppeal, "version" | "reason">;

/** The reply in the very words that would be sent, and what would follow; nothing is written. */
export const rulingPreviewQuery = ({ appealId, ...ruling }: PreviewRuling) =>
  queryOptions({
    queryKey: ["ruling-preview", appealId, ruling],
    queryFn: () => sendJson(RulingPreview, path`/api/appeals/${appealId}/preview`, ruling),
    staleTime: 0,
    gcTime: 0,
  });

const act = <Input extends { appealId: string }>(name: string) =>
  mutationOptions({
    mutationKey: ["appeal", name],
    mutationFn: ({ appealId, ...input }: Input) =>
      sendJson(AppealSummary, path`/api/appeals/${appealId}/${name}`, input),
  });

export const takeAppealMutation = () => act<TakeAppeal>("take");
export const releaseAppealMutation = () => act<TakeAppeal>("release");
export const assignAppealMutation = () => act<AssignAppeal>("assign");
export const askAppellantMutation = () => act<AskAppellant>("question");
export const decideAppealMutation = () => act<DecideAppeal>("ruling");

/** Where a file of the appellant is fetched from; it is saved, and shown nowhere. */
export const appealFileUrl = (appealId: string, fileId: string): string =>
  path`/api/appeals/${appealId}/files/${fileId}`;
