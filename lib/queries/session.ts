import { queryOptions } from "@tanstack/react-query";
import { SessionView } from "@/lib/auth/contract";
import { readJson } from "./fetch";
import { keys } from "./keys";

export const sessionQuery = () =>
  queryOptions({
    queryKey: keys.session,
    queryFn: ({ signal }) => readJson(SessionView, "/api/session", { signal }),
  });
