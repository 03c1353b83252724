import { type Context, runCommand } from "@/lib/command";
import { forbiddenTransition, notFound } from "@/lib/kernel";
import { lockBatch, writeBatch } from "../store/batches";
import { ChangeBatch } from "./contract";

/** Goes on with a stopped batch where it stopped; what was due meanwhile is due now. Throws `forbidden_transition`. */
export function resumeBatch(ctx: Context, input: ChangeBatch): Promise<void> {
  const command = { permission: "account.restrict", schema: ChangeBatch, input } as const;
  return runCommand(ctx, command, async ({ tx, input: { batchId, reason }, record }) => {
    const batch = await lockBatch(tx, batchId);
    if (batch === null) throw notFound("Batch", batchId);
    if (batch.state !== "stopped") throw forbiddenTransition(`The batch is ${batch.state}, not stopped.`);
    await writeBatch(tx, batchId, { state: "running", stopReason: null });
    record({ action: "batch.resume", subject: { type: "batch", id: batchId }, detail: { reason } });
  });
}
