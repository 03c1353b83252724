import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { InboundBatchView } from "./contract";
import { countWaiting, listBatchRows } from "./store/batches";
import { viewBatch } from "./view";

/** Batches on one page: what is older was decided long ago, or is found by its indicators. */
const most = 200;

/** What partners sent, the newest first. */
export const listInbound = (ctx: Context): Promise<InboundBatchView[]> =>
  runQuery(ctx, { permission: "inbound.read", schema: z.object({}), input: {} }, async () => {
    const rows = await listBatchRows(ctx.db, most);
    const counted = new Map(
      (
        await countWaiting(
          ctx.db,
          rows.map(({ id }) => id),
        )
      ).map((one) => [one.batchId, one]),
    );
    return rows.map((row) => viewBatch(row, counted.get(row.id)));
  });
