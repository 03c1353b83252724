import { type Context, runQuery } from "@/lib/command";
import { listBatchRows } from "../store/batches";
import { BatchQuery, type BatchView } from "./contract";
import { viewBatches } from "./view";

/** Acts on accounts, the newest first. */
export const listBatches = (ctx: Context, input: BatchQuery): Promise<BatchView[]> =>
  runQuery(ctx, { permission: "campaign.read", schema: BatchQuery, input }, async (query) =>
    viewBatches(ctx.db, await listBatchRows(ctx.db, query)),
  );
