import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import {
  ExchangePage,
  type ExploreExchangesQuery,
  type ExploreQuery,
  TrafficExploration,
} from "@/lib/traffic/contract";
import { readJson } from "./fetch";
import { keys } from "./keys";
import { urlWith } from "./url";

/** Groups of exchanges; the last answer stays while that of another question is on its way. */
export const explorationQuery = (query: ExploreQuery) =>
  queryOptions({
    queryKey: [...keys.traffic, "groups", query],
    queryFn: ({ signal }) => readJson(TrafficExploration, urlWith("/api/traffic", query), { signal }),
    placeholderData: keepPreviousData,
  });

export const exploredExchangesQuery = (query: ExploreExchangesQuery) =>
  infiniteQueryOptions({
    queryKey: [...keys.traffic, "exchanges", query],
    queryFn: ({ signal, pageParam }) =>
      readJson(ExchangePage, urlWith("/api/traffic/exchanges", { ...query, cursor: pageParam }), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** Where all groups are to be had as CSV. */
export const explorationCsvUrl = (query: ExploreQuery): string => urlWith("/api/traffic/export", query);
