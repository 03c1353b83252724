import type { Database } from "@/lib/db";
import { newId } from "@/lib/kernel";
import type { AccountErasure } from "@/prisma/generated/client";

export type StoredErasure = AccountErasure;

export const insertErasure = (
  db: Database,
  asked: { warehouse: string; accountId: string; reason: string; requestedBy: string; now: Date },
): Promise<AccountErasure> => {
  const { now, ...data } = asked;
  return db.accountErasure.create({ data: { id: newId(now.getTime()), requestedAt: now, ...data } });
};

/** The request for an account that nobody has seen to yet. */
export const findPending = (db: Database, warehouse: string, accountId: string): Promise<AccountErasure | null> =>
  db.accountErasure.findFirst({ where: { warehouse, accountId, doneAt: null } });

/** Requests that wait, the oldest first. */
export const pendingErasures = (db: Database, warehouse: string): Promise<AccountErasure[]> =>
  db.accountErasure.findMany({ where: { warehouse, doneAt: null }, orderBy: { id: "asc" } });

/** Requests, the newest first. */
export const listStoredErasures = (db: Database, warehouse: string, limit: number): Promise<AccountErasure[]> =>
  db.accountErasure.findMany({ where: { warehouse }, orderBy: { id: "desc" }, take: limit });

export async function endErasure(db: Database, id: string, doneAt: Date, exchanges: number): Promise<void> {
  await db.accountErasure.updateMany({ where: { id, doneAt: null }, data: { doneAt, exchanges: BigInt(exchanges) } });
}
