import { queryOptions } from "@tanstack/react-query";
import { FirstSteps } from "@/lib/casefile/contract";
import { readJson } from "./fetch";
import { keys } from "./keys";

/** How far the installation has come. Asked only where something is empty. */
export const firstStepsQuery = () =>
  queryOptions({
    queryKey: keys.firstSteps,
    queryFn: ({ signal }) => readJson(FirstSteps, "/api/first-steps", { signal }),
  });
