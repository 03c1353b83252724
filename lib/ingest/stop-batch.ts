import { type Context, runCommand } from "@/lib/command";
import { forbiddenTransition, notFound } from "@/lib/kernel";
import { BatchInput, type IngestBatchView } from "./contract";
import { changeBatch, findBatch } from "./store/batches";
import { batchView } from "./view";

/**
 * Stops an upload of which nothing is published yet. The process that is on it notices within seconds and removes what it staged.
 * @throws `forbidden_transition` when it is being published or at its end.
 */
export const stopBatch = (ctx: Context, id: string): Promise<IngestBatchView> =>
  runCommand(ctx, { permission: "ingest.write", schema: BatchInput, input: { id } }, async ({ tx, record }) => {
    const batch = await findBatch(tx, id);
    if (batch === null) throw notFound("Upload", id);
    if (batch.status !== "receiving" && batch.status !== "staged") {
      const state = batch.status === "prepared" ? "being published" : batch.status;
      throw forbiddenTransition(`This upload is ${state}; only one that is still being received can be stopped.`);
    }
    const stopped = await changeBatch(tx, batch, ["receiving", "staged"], { status: "stopped", idempotencyKey: null });
    record({
      action: "ingest.stop",
      subject: { type: "ingest", id },
      detail: { kind: batch.kind, source: batch.source },
    });
    return batchView(stopped);
  });
