import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { notFound } from "@/lib/kernel";
import { readBatch as read, readItems } from "../store/batches";
import { BatchItemQuery, type BatchItemView, type BatchView } from "./contract";
import { batchItemView, viewBatches } from "./view";

const Input = BatchItemQuery.extend({ batchId: z.uuid() });

/** One batch with a page of its accounts in the order of acting. Throws `not_found`. */
export const readBatch = (
  ctx: Context,
  input: z.input<typeof Input>,
): Promise<{ batch: BatchView; items: BatchItemView[] }> =>
  runQuery(ctx, { permission: "account.read", schema: Input, input }, async ({ batchId, ...query }) => {
    const row = await read(ctx.db, batchId);
    const [batch] = row === null ? [] : await viewBatches(ctx.db, [row]);
    if (batch === undefined) throw notFound("Batch", batchId);
    return { batch, items: (await readItems(ctx.db, batchId, query)).map(batchItemView) };
  });
