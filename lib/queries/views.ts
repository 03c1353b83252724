import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { type ChangeView, type DeleteView, SavedViewList, SavedViewView, type SaveView } from "@/lib/review/contract";
import { readJson, sendJson } from "./fetch";
import { keys } from "./keys";
import { path, urlWith } from "./url";

export const viewsQuery = (page: string) =>
  queryOptions({
    queryKey: [...keys.views, page],
    queryFn: ({ signal }) => readJson(SavedViewList, urlWith("/api/views", { page }), { signal }),
  });

export const saveViewMutation = () =>
  mutationOptions({
    mutationKey: ["view", "save"],
    mutationFn: (input: SaveView) => sendJson(SavedViewView, "/api/views", input),
  });

export const changeViewMutation = () =>
  mutationOptions({
    mutationKey: ["view", "change"],
    mutationFn: ({ viewId, ...input }: ChangeView) => sendJson(SavedViewView, path`/api/views/${viewId}`, input),
  });

export const deleteViewMutation = () =>
  mutationOptions({
    mutationKey: ["view", "delete"],
    mutationFn: ({ viewId, ...input }: DeleteView) => sendJson(z.null(), path`/api/views/${viewId}/remove`, input),
  });
