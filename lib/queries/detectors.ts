import { infiniteQueryOptions, mutationOptions, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import {
  type ActivateConfiguration,
  AuditOverview,
  BlindDossier,
  ConfigurationList,
  ConfigurationView,
  type DrawSample,
  Feedback,
  type LabelAccount,
  type ProposeConfiguration,
  type ProposeLearned,
  ReplayAccountPage,
  type ReplayAccountQuery,
  ReplayDiff,
  SampleItem,
  SampleSummary,
  SampleView,
  type SampleWords,
  StartedJob,
  type WithdrawConfiguration,
} from "@/lib/detection/contract";
import { ExchangeContent } from "@/lib/traffic/contract";
import { readJson, sendJson } from "./fetch";
import { keys } from "./keys";
import { path, urlWith } from "./url";

export const configurationsQuery = () =>
  queryOptions({
    queryKey: keys.configurations,
    queryFn: ({ signal }) => readJson(ConfigurationList, "/api/configurations", { signal }),
  });

export const configurationQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.configurations, id],
    queryFn: ({ signal }) => readJson(ConfigurationView, path`/api/configurations/${id}`, { signal }),
  });

export const proposeConfigurationMutation = () =>
  mutationOptions({
    mutationKey: [...keys.configurations, "propose"],
    mutationFn: (input: ProposeConfiguration) => sendJson(ConfigurationView, "/api/configurations", input),
  });

export const activateConfigurationMutation = () =>
  mutationOptions({
    mutationKey: [...keys.configurations, "activate"],
    mutationFn: ({ id, ...input }: ActivateConfiguration) =>
      sendJson(ConfigurationView, path`/api/configurations/${id}/activate`, input),
  });

export const withdrawConfigurationMutation = () =>
  mutationOptions({
    mutationKey: [...keys.configurations, "withdraw"],
    mutationFn: ({ id, ...input }: WithdrawConfiguration) =>
      sendJson(ConfigurationView, path`/api/configurations/${id}/withdraw`, input),
  });

export const startShadowMutation = () =>
  mutationOptions({
    mutationKey: [...keys.configurations, "shadow"],
    mutationFn: (id: string) => sendJson(StartedJob, path`/api/configurations/${id}/shadow`),
  });

/** What a completed shadow run would change; it is never written again. */
export const replayQuery = (runId: string) =>
  queryOptions({
    queryKey: [...keys.replay(runId), "diff"],
    queryFn: ({ signal }) => readJson(ReplayDiff, path`/api/shadow-runs/${runId}`, { signal }),
  });

export type ReplayFilters = Pick<ReplayAccountQuery, "change" | "campaignId">;

export const replayAccountsQuery = (runId: string, filters: ReplayFilters) =>
  infiniteQueryOptions({
    queryKey: [...keys.replay(runId), "accounts", filters],
    queryFn: ({ signal, pageParam }) => {
      const url = urlWith(path`/api/shadow-runs/${runId}/accounts`, { ...filters, cursor: pageParam });
      return readJson(ReplayAccountPage, url, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const auditOverviewQuery = () =>
  queryOptions({
    queryKey: keys.auditSamples,
    queryFn: ({ signal }) => readJson(AuditOverview, "/api/audit-samples", { signal }),
  });

export const drawSampleMutation = () =>
  mutationOptions({
    mutationKey: [...keys.auditSamples, "draw"],
    mutationFn: (input: DrawSample) => sendJson(SampleSummary, "/api/audit-samples", input),
  });

export const sampleQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.auditSamples, id],
    queryFn: ({ signal }) => readJson(SampleView, path`/api/audit-samples/${id}`, { signal }),
  });

export const dossierQuery = (sampleId: string, position: number) =>
  queryOptions({
    queryKey: ["dossier", sampleId, position],
    queryFn: ({ signal }) =>
      readJson(BlindDossier, path`/api/audit-samples/${sampleId}/accounts/${String(position)}`, { signal }),
  });

export const labelAccountMutation = () =>
  mutationOptions({
    mutationKey: [...keys.auditSamples, "label"],
    mutationFn: ({ sampleId, ...input }: LabelAccount) =>
      sendJson(SampleItem, path`/api/audit-samples/${sampleId}/labels`, input),
  });

/** Reads people's words. A mutation, though it changes nothing but the record: it must never be repeated unasked. */
export const readSampleWordsMutation = () =>
  mutationOptions({
    mutationKey: [...keys.auditSamples, "words"],
    mutationFn: ({ sampleId, ...input }: SampleWords) =>
      sendJson(z.array(ExchangeContent), path`/api/audit-samples/${sampleId}/content`, input),
  });

export const feedbackQuery = () =>
  queryOptions({ queryKey: keys.feedback, queryFn: ({ signal }) => readJson(Feedback, "/api/feedback", { signal }) });

export const proposeLearnedMutation = () =>
  mutationOptions({
    mutationKey: [...keys.feedback, "propose"],
    mutationFn: (input: ProposeLearned) => sendJson(ConfigurationView, "/api/feedback", input),
  });
