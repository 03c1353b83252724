import { type Context, runQuery } from "@/lib/command";
import { decodeCursor, encodeCursor } from "@/lib/kernel";
import { BatchListInput, type IngestBatchPage } from "./contract";
import { listOf } from "./store/batches";
import { batchView } from "./view";

/** Uploads, newest first, a page at a time. */
export const listBatches = (ctx: Context, input: BatchListInput): Promise<IngestBatchPage> =>
  runQuery(ctx, { permission: "ingest.read", schema: BatchListInput, input }, async ({ cursor, limit, ...filter }) => {
    const found = await listOf(ctx.db, {
      ...filter,
      limit: limit + 1,
      ...(cursor === undefined ? {} : { after: keyOf(cursor) }),
    });
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    const more = found.length > limit && last !== undefined;
    return {
      rows: rows.map(batchView),
      nextCursor: more ? encodeCursor([last.startedAt.getTime(), last.id]) : null,
    };
  });

function keyOf(cursor: string): { startedAt: Date; id: string } {
  const [at, id] = decodeCursor(cursor);
  return { startedAt: new Date(Number(at)), id: String(id) };
}
