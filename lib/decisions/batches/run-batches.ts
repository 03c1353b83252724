import type { Context } from "@/lib/command";
import { readDueBatches } from "../store/batches";
import { stepBatch } from "./step-batch";

/** Batches that are looked at in one go. */
const most = 20;

/** Does what of all batches is due, step by step, until nothing is or the signal aborts. Several processes may do it side by side. */
export async function runBatches(ctx: Context, over: AbortSignal): Promise<void> {
  for (;;) {
    const due = await readDueBatches(ctx.db, ctx.clock(), most);
    let acted = false;
    for (const batchId of due) {
      if (over.aborted) return;
      acted = (await stepBatch(ctx, { batchId })) || acted;
    }
    if (!acted) return;
  }
}
