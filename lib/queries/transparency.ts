import { mutationOptions, queryOptions } from "@tanstack/react-query";
import {
  type ChangeTransparency,
  Transparency,
  type TransparencyQuery,
  TransparencySettingsView,
} from "@/lib/transparency/contract";
import { readJson, request, sendJson } from "./fetch";
import { keys } from "./keys";
import { urlWith } from "./url";

export const transparencyQuery = (query: TransparencyQuery) =>
  queryOptions({
    queryKey: [...keys.transparency, query.grain ?? "quarter"],
    queryFn: ({ signal }) => readJson(Transparency, urlWith("/api/transparency", query), { signal }),
  });

export const transparencySettingsQuery = () =>
  queryOptions({
    queryKey: [...keys.transparency, "settings"],
    queryFn: ({ signal }) => readJson(TransparencySettingsView, "/api/transparency/settings", { signal }),
  });

export const changeTransparencyMutation = () =>
  mutationOptions({
    mutationKey: ["transparency", "change"],
    mutationFn: (input: ChangeTransparency) => sendJson(TransparencySettingsView, "/api/transparency/settings", input),
  });

/** Statements of reasons that wait, as a file of submissions; each leaves once. */
export const exportStatementsMutation = () =>
  mutationOptions({
    mutationKey: ["transparency", "statements"],
    mutationFn: async () => {
      const response = await request("/api/transparency/statements", { method: "POST" });
      return response.blob();
    },
  });
