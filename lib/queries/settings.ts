import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { UserSettings } from "@/lib/people/contract";
import { readJson, sendJson } from "./fetch";
import { keys } from "./keys";

/** How the console looks to who is signed in; every page comes with it. */
export const settingsQuery = () =>
  queryOptions({
    queryKey: keys.settings,
    queryFn: ({ signal }) => readJson(UserSettings, "/api/settings", { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const saveSettingsMutation = () =>
  mutationOptions({
    mutationKey: ["settings", "save"],
    mutationFn: (settings: UserSettings) => sendJson(UserSettings, "/api/settings", settings),
  });
