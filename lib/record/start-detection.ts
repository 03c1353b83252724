import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { enqueue, type JobView } from "@/lib/jobs";
import { loadRun } from "./store";
import { jobView } from "./view";

/** Asks for a detection run over all that is stored; joins one that still waits. The worker does it. */
export function startDetection(ctx: Context): Promise<JobView> {
  return runCommand(ctx, { permission: "detection.run", schema: z.object({}), input: {} }, async ({ tx, record }) => {
    const id = await enqueue(tx, "detect", {}, { requestedBy: ctx.actor.name, join: true });
    record({ action: "detection.start", subject: { type: "job", id } });
    return jobView(await loadRun(tx, id));
  });
}
