import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { JobView } from "@/lib/jobs";
import { loadRun } from "./store";
import { jobView } from "./view";

/** One background run. Throws `not_found`. */
export function getJob(ctx: Context, id: string): Promise<JobView> {
  return runQuery(ctx, { permission: "job.read", schema: z.string(), input: id }, async (input) =>
    jobView(await loadRun(ctx.db, input)),
  );
}
