import { type Context, runQuery } from "@/lib/command";
import { notFound } from "@/lib/kernel";
import { BatchInput, type IngestBatchView } from "./contract";
import { findBatch } from "./store/batches";
import { batchView } from "./view";

/** One upload and what came of it. */
export const getBatch = (ctx: Context, id: string): Promise<IngestBatchView> =>
  runQuery(ctx, { permission: "ingest.read", schema: BatchInput, input: { id } }, async () => {
    const batch = await findBatch(ctx.db, id);
    if (batch === null) throw notFound("Upload", id);
    return batchView(batch);
  });
