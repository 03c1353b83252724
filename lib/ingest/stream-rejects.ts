import { type Context, runQuery } from "@/lib/command";
import { notFound } from "@/lib/kernel";
import { BatchInput, type RejectView } from "./contract";
import { findBatch } from "./store/batches";
import { readRejects } from "./store/rejects";

/** The lines of an upload that were not taken, in their order, read with flat memory. */
export async function streamRejects(ctx: Context, id: string): Promise<AsyncIterable<RejectView>> {
  return runQuery(ctx, { permission: "ingest.read", schema: BatchInput, input: { id } }, async () => {
    const batch = await findBatch(ctx.db, id);
    if (batch === null) throw notFound("Upload", id);
    return readRejects(ctx.warehouse, batch.number);
  });
}
