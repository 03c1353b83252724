import { infiniteQueryOptions, mutationOptions, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { type ActOnSet, SetActOutcome, SetReach } from "@/lib/casefile/contract";
import {
  AccountSetView,
  type AddToSet,
  type DeleteSet,
  type MakeSet,
  type RemoveFromSet,
  type RenameSet,
  SetChangeList,
  SetList,
  SetMemberPage,
  type SetMemberQuery,
  SetOutcome,
  type SetQuery,
} from "@/lib/review/contract";
import { readJson, sendJson } from "./fetch";
import { keys } from "./keys";
import { path, urlWith } from "./url";

export const setsQuery = (query: SetQuery = {}) =>
  queryOptions({
    queryKey: [...keys.sets, query],
    queryFn: ({ signal }) => readJson(SetList, urlWith("/api/sets", query), { signal }),
  });

export const setsOfAccountQuery = (accountId: string) =>
  queryOptions({
    queryKey: [...keys.sets, "of", accountId],
    queryFn: ({ signal }) => readJson(SetList, path`/api/accounts/${accountId}/sets`, { signal }),
  });

export const setQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.set(id), "itself"],
    queryFn: ({ signal }) => readJson(AccountSetView, path`/api/sets/${id}`, { signal }),
  });

export const setChangesQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.set(id), "changes"],
    queryFn: ({ signal }) => readJson(SetChangeList, path`/api/sets/${id}/changes`, { signal }),
  });

export type SetMemberFilters = Omit<SetMemberQuery, "cursor">;

export const setMembersQuery = (id: string, filters: SetMemberFilters) =>
  infiniteQueryOptions({
    queryKey: [...keys.set(id), "members", filters],
    queryFn: ({ signal, pageParam }) =>
      readJson(SetMemberPage, urlWith(path`/api/sets/${id}/members`, { ...filters, cursor: pageParam }), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const makeSetMutation = () =>
  mutationOptions({
    mutationKey: ["set", "make"],
    mutationFn: (input: MakeSet) => sendJson(SetOutcome, "/api/sets", input),
  });

const change = <Input extends { setId: string }, Schema extends z.ZodType>(act: string, schema: Schema) =>
  mutationOptions({
    mutationKey: ["set", act],
    mutationFn: ({ setId, ...input }: Input) => sendJson(schema, `${path`/api/sets/${setId}`}/${act}`, input),
  });

export const addToSetMutation = () => change<AddToSet, typeof SetOutcome>("members", SetOutcome);
export const removeFromSetMutation = () => change<RemoveFromSet, typeof AccountSetView>("removals", AccountSetView);
export const renameSetMutation = () => change<RenameSet, typeof AccountSetView>("rename", AccountSetView);
export const deleteSetMutation = () => change<DeleteSet, z.ZodNull>("remove", z.null());

export const setReachQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.set(id), "reach"],
    queryFn: ({ signal }) => readJson(SetReach, path`/api/sets/${id}/reach`, { signal }),
  });

export const actOnSetMutation = () => change<ActOnSet, typeof SetActOutcome>("acts", SetActOutcome);

/** Where the ids of a set are downloaded as CSV. */
export const exportOfSet = (id: string): string => path`/api/sets/${id}/export`;
