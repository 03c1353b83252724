import type { Database } from "@/lib/db";
import { warninglistTerms } from "@/lib/detection";
import { notFound } from "@/lib/kernel";
import type { InboundBatchView } from "./contract";
import { countWaiting, readBatchRow } from "./store/batches";
import { viewBatch } from "./view";
import { aboutLists } from "./warninglists";

/** One batch as people see it. Throws `not_found`. */
export async function readBatch(db: Database, id: string, now: Date): Promise<InboundBatchView> {
  const row = await readBatchRow(db, id);
  if (!row) throw notFound("Batch", id);
  const [counted] = await countWaiting(db, [id]);
  const about = (await aboutLists(db, [row])).get(id);
  return viewBatch(row, { counted, about, term: (await warninglistTerms(db, [id])).get(id), now });
}
