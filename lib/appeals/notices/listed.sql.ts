import type { Database } from "@/lib/db";
import type { ListNotices } from "./contract";

/** What a person has to see to comes first. */
const order = ["held", "failed"] as const;

export async function readListed(db: Database, { state, accountId }: ListNotices, limit: number) {
  const where = { ...(accountId === undefined ? {} : { accountId }) };
  const newest = { orderBy: [{ createdAt: "desc" as const }, { id: "desc" as const }], take: limit };
  if (state !== undefined) return db.notice.findMany({ where: { ...where, state }, ...newest });
  const parts = await Promise.all([
    ...order.map((one) => db.notice.findMany({ where: { ...where, state: one }, ...newest })),
    db.notice.findMany({ where: { ...where, state: { notIn: [...order] } }, ...newest }),
  ]);
  return parts.flat().slice(0, limit);
}
export type ListedRow = Awaited<ReturnType<typeof readListed>>[number];

export async function countByState(db: Database, accountId: string | undefined): Promise<Record<string, number>> {
  const where = accountId === undefined ? {} : { accountId };
  const rows = await db.notice.groupBy({ by: ["state"], where, _count: { id: true } });
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count.id]));
}

export const findNotice = (db: Database, id: string) => db.notice.findUnique({ where: { id } });

export async function reopen(tx: Database, { id, state }: ListedRow, now: Date): Promise<boolean> {
  const data = { state: "waiting" as const, attempts: 0, error: null, nextAttemptAt: now, claimedUntil: null };
  return (await tx.notice.updateMany({ where: { id, state }, data })).count === 1;
}

export const hasContact = async (tx: Database, accountId: string): Promise<boolean> =>
  (await tx.accountContact.count({ where: { accountId } })) > 0;

/** Puts the whole words in and lets a notice go; false when it is not held any more. */
export const release = async (
  tx: Database,
  id: string,
  data: {
    subject: string;
    body: string;
    appealableUntil: Date | null;
    state: "waiting" | "held" | "unreachable";
    error: string | null;
    nextAttemptAt: Date | null;
  },
): Promise<boolean> => (await tx.notice.updateMany({ where: { id, state: "held" }, data })).count === 1;
