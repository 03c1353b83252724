import type { Database } from "@/lib/db";
import type { Warehouse } from "@/lib/warehouse";
import { countRejected, dropClosed, rejectClosed } from "../sql/closed-days.sql";
import type { BatchTables } from "../sql/prepare.sql";

/** The day before which exchanges are not taken any more; undefined while all are. */
export async function readClosedBefore(db: Database, warehouse: string): Promise<string | undefined> {
  const found = await db.retention.findUnique({ where: { warehouse }, select: { closedBefore: true } });
  return found?.closedBefore?.toISOString().slice(0, 10);
}

/** Makes rejects of the lines of a batch that are older than is kept, and gives the number of all its rejects. */
export async function refuseClosed(
  store: Warehouse,
  batch: BatchTables,
  closed: { before: string; days: readonly string[] },
): Promise<number> {
  await store.command(rejectClosed(batch), { before: closed.before }, { settings: { mutations_sync: 2 } });
  for (const day of closed.days) await store.command(dropClosed(batch, day));
  const [counted] = await store.rows<{ rejected: string }>(countRejected(batch));
  return Number(counted?.rejected ?? 0);
}
