import { infiniteQueryOptions, mutationOptions, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import {
  ConnectorList,
  ConnectorTest,
  ConnectorView,
  DeliveryList,
  DeliveryView,
  EnforcementDetail,
  LedgerPage,
  type LedgerQuery,
  type NoteReferralAnswer,
  type SaveConnector,
  SavedConnector,
  type SwitchConnector,
} from "@/lib/enforcement/contract";
import { readJson, sendJson } from "./fetch";
import { keys } from "./keys";
import { path, urlWith } from "./url";

export type LedgerFilters = Omit<LedgerQuery, "cursor" | "limit">;

export const ledgerQuery = (filters: LedgerFilters) =>
  infiniteQueryOptions({
    queryKey: [...keys.enforcement, "ledger", filters],
    queryFn: ({ signal, pageParam }) =>
      readJson(LedgerPage, urlWith("/api/enforcement", { ...filters, cursor: pageParam }), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const enforcementQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.enforcement, "row", id],
    queryFn: ({ signal }) => readJson(EnforcementDetail, path`/api/enforcement/${id}`, { signal }),
  });

export const gatewaysQuery = () =>
  queryOptions({
    queryKey: [...keys.enforcement, "connectors"],
    queryFn: ({ signal }) => readJson(ConnectorList, "/api/enforcement/connectors", { signal }),
  });

export const deliveriesQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.enforcement, "deliveries", id],
    queryFn: ({ signal }) => readJson(DeliveryList, path`/api/enforcement/connectors/${id}/deliveries`, { signal }),
  });

export const saveGatewayMutation = () =>
  mutationOptions({
    mutationKey: [...keys.enforcement, "save"],
    mutationFn: (input: SaveConnector) => sendJson(SavedConnector, "/api/enforcement/connectors", input),
  });

export const switchGatewayMutation = () =>
  mutationOptions({
    mutationKey: [...keys.enforcement, "switch"],
    mutationFn: ({ id, ...input }: SwitchConnector) =>
      sendJson(ConnectorView, path`/api/enforcement/connectors/${id}/switch`, input),
  });

export const testGatewayMutation = () =>
  mutationOptions({
    mutationKey: [...keys.enforcement, "test"],
    mutationFn: (id: string) => sendJson(ConnectorTest, path`/api/enforcement/connectors/${id}/test`),
  });

/** Notes what a cloud or reseller answered, for all that was referred in the same act. */
export const noteReferralAnswerMutation = () =>
  mutationOptions({
    mutationKey: [...keys.enforcement, "referral-answer"],
    mutationFn: ({ decisionId, ...input }: NoteReferralAnswer) =>
      sendJson(z.object({ answered: z.number() }), path`/api/referrals/${decisionId}/answer`, input),
  });

/** Has one row of the ledger carried out anew. */
export const sendAgainMutation = () =>
  mutationOptions({
    mutationKey: [...keys.enforcement, "send-again"],
    mutationFn: (id: string) => sendJson(z.undefined(), path`/api/enforcement/${id}/send-again`),
  });

export const replayMutation = () =>
  mutationOptions({
    mutationKey: [...keys.enforcement, "replay"],
    mutationFn: (id: string) => sendJson(DeliveryView, path`/api/enforcement/deliveries/${id}/replay`),
  });
