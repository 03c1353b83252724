import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { type JobView, requestStop } from "@/lib/jobs";
import { forbiddenTransition } from "@/lib/kernel";
import { loadRun } from "./store";
import { jobView } from "./view";

/** Asks a run to stop: at once when it waits, else as soon as it comes to a place where it can. */
export function stopJob(ctx: Context, id: string): Promise<JobView> {
  return runCommand(ctx, { permission: "job.stop", schema: z.string(), input: id }, async ({ input, tx, record }) => {
    const { kind } = await loadRun(tx, input);
    if ((await requestStop(tx, input)) === null) {
      throw forbiddenTransition("This job has ended already; there is nothing to stop.");
    }
    record({ action: "job.stop", subject: { type: "job", id: input }, detail: { kind } });
    return jobView(await loadRun(tx, input));
  });
}
