import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import {
  CampaignCasefile,
  CampaignLoss,
  CampaignSignUps,
  ExampleExchange,
  type ExamplesQuery,
  GraphAccounts,
  type GraphAccountsQuery,
  type GraphQuery,
  GraphView,
  LineUp,
} from "@/lib/casefile/contract";
import { DecisionView, EvidenceSnapshotView } from "@/lib/decisions/contract";
import { CapabilityMix, Timeline, type WindowQuery } from "@/lib/traffic/contract";
import { readJson } from "./fetch";
import { keys } from "./keys";
import { path, urlWith } from "./url";

export const campaignQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.campaign(id), "casefile"],
    queryFn: ({ signal }) => readJson(CampaignCasefile, path`/api/campaigns/${id}`, { signal }),
  });

export type TimelineBy = "model" | "capability";

export const campaignTimelineQuery = (id: string, by: TimelineBy, window: WindowQuery = {}) =>
  queryOptions({
    queryKey: [...keys.campaignTimeline(id), by, window],
    queryFn: ({ signal }) =>
      readJson(Timeline, urlWith(path`/api/campaigns/${id}/timeline`, { by, ...window }), { signal }),
  });

export const campaignCapabilitiesQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.campaign(id), "capabilities"],
    queryFn: ({ signal }) => readJson(CapabilityMix, path`/api/campaigns/${id}/capabilities`, { signal }),
  });

export const campaignLossQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.campaignTimeline(id), "loss"],
    queryFn: ({ signal }) => readJson(CampaignLoss, path`/api/campaigns/${id}/loss`, { signal }),
  });

export const campaignSignUpsQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.campaign(id), "sign-ups"],
    queryFn: ({ signal }) => readJson(CampaignSignUps, path`/api/campaigns/${id}/sign-ups`, { signal }),
  });

/** Exchanges that a fact cites, with whose they are. */
export const examplesQuery = ({ campaignId, ...fact }: ExamplesQuery) =>
  queryOptions({
    queryKey: [...keys.campaign(campaignId), "examples", fact],
    queryFn: ({ signal }) =>
      readJson(z.array(ExampleExchange), urlWith(path`/api/campaigns/${campaignId}/examples`, fact), { signal }),
  });

export const lineUpQuery = (id: string, seed: number) =>
  queryOptions({
    queryKey: [...keys.campaign(id), "line-up", seed],
    queryFn: ({ signal }) => readJson(LineUp, urlWith(path`/api/campaigns/${id}/line-up`, { seed }), { signal }),
  });

/** The graph around one node, or of the whole campaign, aggregated. */
export const campaignGraphQuery = (id: string, query: GraphQuery = {}) =>
  queryOptions({
    queryKey: [...keys.campaign(id), "graph", query],
    queryFn: ({ signal }) => readJson(GraphView, urlWith(path`/api/campaigns/${id}/graph`, query), { signal }),
  });

/** The accounts that some nodes of the graph stand for. */
export const graphAccountsQuery = (id: string, query: GraphAccountsQuery) =>
  queryOptions({
    queryKey: [...keys.campaign(id), "graph", "accounts", query],
    queryFn: ({ signal }) =>
      readJson(GraphAccounts, urlWith(path`/api/campaigns/${id}/graph/accounts`, query), { signal }),
  });

export const campaignDecisionsQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.campaign(id), "decisions"],
    queryFn: ({ signal }) => readJson(z.array(DecisionView), path`/api/campaigns/${id}/decisions`, { signal }),
  });

/** Evidence as it was when a decision was taken; it never changes. */
export const snapshotQuery = (decisionId: string) =>
  queryOptions({
    queryKey: ["snapshot", decisionId],
    queryFn: ({ signal }) => readJson(EvidenceSnapshotView, path`/api/decisions/${decisionId}/snapshot`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
