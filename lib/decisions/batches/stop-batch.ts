import { type Context, runCommand } from "@/lib/command";
import { forbiddenTransition, notFound } from "@/lib/kernel";
import { lockBatch, writeBatch } from "../store/batches";
import { ChangeBatch } from "./contract";

/** Stops a batch before its end: what is done stays done, the rest waits until it is resumed. Throws `forbidden_transition`. */
export function stopBatch(ctx: Context, input: ChangeBatch): Promise<void> {
  const command = { permission: "account.restrict", schema: ChangeBatch, input } as const;
  return runCommand(ctx, command, async ({ tx, input: { batchId, reason }, record }) => {
    const batch = await lockBatch(tx, batchId);
    if (batch === null) throw notFound("Batch", batchId);
    if (batch.state === "stopped" || batch.state === "completed") {
      throw forbiddenTransition(`The batch is ${batch.state}: there is nothing to stop.`);
    }
    await writeBatch(tx, batchId, { state: "stopped", stopReason: `${ctx.actor.name}: ${reason}` });
    record({ action: "batch.stop", subject: { type: "batch", id: batchId }, detail: { reason } });
  });
}
