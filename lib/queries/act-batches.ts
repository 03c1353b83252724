import { infiniteQueryOptions, mutationOptions, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { BatchItemView, type BatchQuery, BatchView, type ChangeBatch } from "@/lib/decisions/contract";
import { readJson, sendJson } from "./fetch";
import { keys } from "./keys";
import { path, urlWith } from "./url";

/** Acts on accounts, the newest first. */
export const actBatchesQuery = (query: BatchQuery = {}) =>
  queryOptions({
    queryKey: [...keys.actBatches, query],
    queryFn: ({ signal }) => readJson(z.array(BatchView), urlWith("/api/batches", query), { signal }),
  });

const BatchWithItems = z.object({ batch: BatchView, items: z.array(BatchItemView) });
export type BatchWithItems = z.infer<typeof BatchWithItems>;

const itemsAtOnce = 500;

/** One batch with its accounts in the order of acting, page by page; those in one state alone when asked. */
export const actBatchQuery = (id: string, state?: BatchItemView["state"]) =>
  infiniteQueryOptions({
    queryKey: [...keys.actBatch(id), state ?? "all"],
    queryFn: ({ signal, pageParam }) =>
      readJson(BatchWithItems, urlWith(path`/api/batches/${id}`, { state, after: pageParam, limit: itemsAtOnce }), {
        signal,
      }),
    initialPageParam: -1,
    getNextPageParam: ({ items }) => (items.length < itemsAtOnce ? undefined : items.at(-1)?.position),
  });

const change = <Schema extends z.ZodType>(act: "stop" | "resume" | "inverse", schema: Schema) =>
  mutationOptions({
    mutationKey: ["act-batch", act],
    mutationFn: ({ batchId, ...input }: ChangeBatch) =>
      sendJson(schema, `${path`/api/batches/${batchId}`}/${act}`, input),
  });

export const stopBatchMutation = () => change("stop", z.undefined());
export const resumeBatchMutation = () => change("resume", z.undefined());
/** Takes all of it back, by a batch of its own: the answer. */
export const inverseBatchMutation = () => change("inverse", BatchView);
