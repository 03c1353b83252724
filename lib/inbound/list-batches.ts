import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { warninglistTerms } from "@/lib/detection";
import type { InboundBatchView } from "./contract";
import { countWaiting, listBatchRows } from "./store/batches";
import { viewBatch } from "./view";
import { aboutLists } from "./warninglists";

/** Batches on one page: what is older was decided long ago, or is found by its indicators. */
const most = 200;

/** What partners sent, the newest first. */
export const listInbound = (ctx: Context): Promise<InboundBatchView[]> =>
  runQuery(ctx, { permission: "inbound.read", schema: z.object({}), input: {} }, async () => {
    const rows = await listBatchRows(ctx.db, most);
    const ids = rows.map(({ id }) => id);
    const counted = new Map((await countWaiting(ctx.db, ids)).map((one) => [one.batchId, one]));
    const terms = await warninglistTerms(ctx.db, ids);
    const about = await aboutLists(ctx.db, rows);
    const now = ctx.clock();
    return rows.map((row) => {
      const { id } = row;
      return viewBatch(row, { counted: counted.get(id), about: about.get(id), term: terms.get(id), now });
    });
  });
