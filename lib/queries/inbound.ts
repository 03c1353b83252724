import { infiniteQueryOptions, mutationOptions, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import {
  Decided,
  type DecideIndicators,
  type HoldKey,
  InboundBatchView,
  InboundPage,
  type InboundQuery,
  PartnerPrecisionView,
  Received,
  type ReceiveIndicators,
} from "@/lib/inbound/contract";
import { readJson, sendJson } from "./fetch";
import { keys } from "./keys";
import { urlWith } from "./url";

export const inboundBatchesQuery = () =>
  queryOptions({
    queryKey: [...keys.inbound, "batches"],
    queryFn: ({ signal }) => readJson(z.array(InboundBatchView), "/api/inbound", { signal }),
  });

export type InboundFilters = Omit<InboundQuery, "cursor" | "limit">;

export const inboundIndicatorsQuery = (filters: InboundFilters) =>
  infiniteQueryOptions({
    queryKey: [...keys.inbound, "indicators", filters],
    queryFn: ({ signal, pageParam }) =>
      readJson(InboundPage, urlWith("/api/inbound/indicators", { ...filters, cursor: pageParam }), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const precisionQuery = () =>
  queryOptions({
    queryKey: [...keys.inbound, "precision"],
    queryFn: ({ signal }) => readJson(z.array(PartnerPrecisionView), "/api/inbound/precision", { signal }),
  });

export const receiveMutation = () =>
  mutationOptions({
    mutationKey: [...keys.inbound, "receive"],
    mutationFn: ({ file, ...input }: ReceiveIndicators & { file: Blob }) =>
      readJson(Received, urlWith("/api/inbound", input), {
        method: "POST",
        headers: { "content-type": "application/octet-stream" },
        body: file,
      }),
  });

export const decideInboundMutation = () =>
  mutationOptions({
    mutationKey: [...keys.inbound, "decide"],
    mutationFn: (input: DecideIndicators) => sendJson(Decided, "/api/inbound/decisions", input),
  });

export const holdKeyMutation = () =>
  mutationOptions({
    mutationKey: [...keys.inbound, "hold-key"],
    mutationFn: (input: HoldKey) => sendJson(z.object({ keyId: z.string() }), "/api/inbound/keys", input),
  });
