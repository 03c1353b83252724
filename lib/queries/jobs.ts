import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { JobPage, JobView } from "@/lib/jobs/contract";
import { readJson, sendJson } from "./fetch";
import { keys } from "./keys";
import { path, urlWith } from "./url";

const runningPollMs = 2_000;

/** The newest jobs; asked again every two seconds while one is running, for its progress. */
export const jobsQuery = () =>
  queryOptions({
    queryKey: keys.jobs,
    queryFn: ({ signal }) => readJson(JobPage, urlWith("/api/jobs", { limit: 50 }), { signal }),
    refetchInterval: (query) => (query.state.data?.rows.some(isActive) ? runningPollMs : false),
  });

export const isActive = (job: JobView): boolean => job.status === "queued" || job.status === "running";

export const startDetectionMutation = () =>
  mutationOptions({
    mutationKey: [...keys.jobs, "detect"],
    mutationFn: (scope: "everything" | "moved") => sendJson(JobView, urlWith("/api/jobs/detect", { scope })),
  });

export const stopJobMutation = () =>
  mutationOptions({
    mutationKey: [...keys.jobs, "stop"],
    mutationFn: (id: string) => sendJson(JobView, path`/api/jobs/${id}/stop`),
  });
