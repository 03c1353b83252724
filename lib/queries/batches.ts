import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { IngestBatchPage, IngestBatchView } from "@/lib/ingest/contract";
import { readJson } from "./fetch";
import { keys } from "./keys";
import { path, urlWith } from "./url";

/** Uploads, the newest first. */
export const batchesQuery = () =>
  infiniteQueryOptions({
    queryKey: keys.batches,
    queryFn: ({ signal, pageParam }) =>
      readJson(IngestBatchPage, urlWith("/api/v1/batches", { cursor: pageParam }), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** One upload. */
export const batchQuery = (id: string) =>
  queryOptions({
    queryKey: keys.batch(id),
    queryFn: ({ signal }) => readJson(IngestBatchView, path`/api/v1/batches/${id}`, { signal }),
  });

/** Where the rejected lines of an upload can be downloaded. */
export const rejectsUrl = (batchId: string): string => path`/api/v1/batches/${batchId}/rejects`;
