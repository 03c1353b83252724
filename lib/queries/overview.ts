import { queryOptions } from "@tanstack/react-query";
import { Overview } from "@/lib/casefile/contract";
import { readJson } from "./fetch";
import { keys } from "./keys";

export const overviewQuery = () =>
  queryOptions({
    queryKey: keys.overview,
    queryFn: ({ signal }) => readJson(Overview, "/api/overview", { signal }),
  });
