import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { enqueue, type JobView } from "@/lib/jobs";
import { loadRun } from "./store";
import { jobView } from "./view";

const Input = z.object({
  /** All that is stored, or only what moved since that was last looked at. */
  scope: z.enum(["everything", "moved"]).default("everything"),
});

/** Asks for a detection run; joins one of the same scope that still waits. The worker does it. */
export function startDetection(ctx: Context, input: z.input<typeof Input> = {}): Promise<JobView> {
  const command = { permission: "detection.run", schema: Input, input } as const;
  return runCommand(ctx, command, async ({ tx, record, input: { scope } }) => {
    const kind = scope === "moved" ? "detect_moved" : "detect";
    const id = await enqueue(tx, kind, {}, { requestedBy: ctx.actor.name, join: true });
    record({ action: "detection.start", subject: { type: "job", id }, detail: { scope } });
    return jobView(await loadRun(tx, id));
  });
}
