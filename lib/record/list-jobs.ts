import { type Context, runQuery } from "@/lib/command";
import { type JobPage, JobQuery } from "@/lib/jobs";
import { pageOfRuns } from "./store";
import { jobView } from "./view";

/** What ran, runs and waits in the background, newest first. */
export function listJobs(ctx: Context, query: JobQuery): Promise<JobPage> {
  return runQuery(ctx, { permission: "job.read", schema: JobQuery, input: query }, async (input) => {
    const { runs, nextCursor } = await pageOfRuns(ctx.db, input);
    return { rows: runs.map(jobView), nextCursor };
  });
}
