import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { DetectionRunView } from "@/lib/detection/contract";
import { readJson } from "./fetch";
import { keys } from "./keys";

export const detectionRunsQuery = () =>
  queryOptions({
    queryKey: keys.detectionRuns,
    queryFn: ({ signal }) => readJson(z.array(DetectionRunView), "/api/detection-runs", { signal }),
  });
