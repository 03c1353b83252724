import { route } from "@/lib/http";
import type { JobQuery } from "@/lib/jobs";
import { listJobs } from "@/lib/record";

export const GET = route((ctx, request) => {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return listJobs(ctx, query as JobQuery);
});
