import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { AccountCasefile, AlikeList } from "@/lib/casefile/contract";
import { ThrottleHistory } from "@/lib/decisions/contract";
import { ExchangePage, Timeline, type WindowQuery } from "@/lib/traffic/contract";
import type { TimelineBy } from "./campaign";
import { readJson } from "./fetch";
import { keys } from "./keys";
import { path, urlWith } from "./url";

export const AccountHit = z.object({ accountId: z.string(), campaigns: z.number().int() });
export type AccountHit = z.infer<typeof AccountHit>;

/** Accounts whose id starts with the text, at most twenty. */
export const accountSearchQuery = (text: string) =>
  queryOptions({
    queryKey: keys.accountSearch(text),
    queryFn: ({ signal }) => readJson(z.array(AccountHit), urlWith("/api/accounts", { q: text }), { signal }),
    enabled: text.length >= 2,
  });

export const accountQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.account(id), "casefile"],
    queryFn: ({ signal }) => readJson(AccountCasefile, path`/api/accounts/${id}`, { signal }),
  });

export const accountTimelineQuery = (id: string, by: TimelineBy, window: WindowQuery = {}) =>
  queryOptions({
    queryKey: [...keys.accountTimeline(id), by, window],
    queryFn: ({ signal }) =>
      readJson(Timeline, urlWith(path`/api/accounts/${id}/timeline`, { by, ...window }), { signal }),
  });

export const accountExchangesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...keys.account(id), "exchanges"],
    queryFn: ({ signal, pageParam }) =>
      readJson(ExchangePage, urlWith(path`/api/accounts/${id}/exchanges`, { cursor: pageParam }), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** Exchanges of other accounts that are worded like one. */
export const alikeQuery = (accountId: string, exchangeId: string) =>
  queryOptions({
    queryKey: [...keys.account(accountId), "alike", exchangeId],
    queryFn: ({ signal }) =>
      readJson(AlikeList, path`/api/accounts/${accountId}/exchanges/${exchangeId}/alike`, { signal }),
    retry: false,
  });

/** The adaptive throttles of an account with every limit that they were moved to. */
export const throttleHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.account(id), "throttles"],
    queryFn: ({ signal }) => readJson(z.array(ThrottleHistory), path`/api/accounts/${id}/throttles`, { signal }),
  });
