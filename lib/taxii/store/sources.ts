import type { Database } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";

export const findSource = (db: Database, id: string) => db.taxiiSource.findUnique({ where: { id } });
export type SourceRow = NonNullable<Awaited<ReturnType<typeof findSource>>>;

export const listSources = (db: Database, partnerId: string) =>
  db.taxiiSource.findMany({ where: { partnerId }, orderBy: { savedAt: "asc" } });

export const findSame = (db: Database, which: { partnerId: string; url: string; collection: string }) =>
  db.taxiiSource.findUnique({ where: { partnerId_url_collection: which } });

export const insertSource = (tx: Database, data: Prisma.TaxiiSourceUncheckedCreateInput) =>
  tx.taxiiSource.create({ data });

/** The next version of a source; null when it is not at the version that was changed. */
export async function changeSource(
  tx: Database,
  { id, version }: { id: string; version: number },
  data: Prisma.TaxiiSourceUncheckedUpdateManyInput,
): Promise<SourceRow | null> {
  const { count } = await tx.taxiiSource.updateMany({
    where: { id, version },
    data: { ...data, version: version + 1 },
  });
  return count === 1 ? findSource(tx, id) : null;
}

/** Objects that came from each source of a partner. */
export async function countReceived(db: Database, partnerId: string): Promise<Map<string, number>> {
  const counts = await db.quarantinedObject.groupBy({
    by: ["sourceId"],
    where: { partnerId, sourceId: { not: null } },
    _count: true,
  });
  return new Map(counts.map(({ sourceId, _count }) => [sourceId ?? "", _count]));
}

const due = (now: Date) => ({ paused: false, nextPollAt: { lte: now }, partner: { disabledAt: null } });

export const listDue = (db: Database, now: Date) =>
  db.taxiiSource.findMany({
    where: due(now),
    orderBy: { nextPollAt: "asc" },
    include: { partner: { select: { name: true } } },
  });
export type DueSource = Awaited<ReturnType<typeof listDue>>[number];

export const countDue = (db: Database, now: Date): Promise<number> => db.taxiiSource.count({ where: due(now) });

/** Makes the poll this process's until a time; false when it is another's, or the source was changed meanwhile. */
export async function claimPoll(db: Database, { id, version, nextPollAt }: SourceRow, until: Date): Promise<boolean> {
  const where = { id, version, nextPollAt, paused: false };
  const { count } = await db.taxiiSource.updateMany({ where, data: { nextPollAt: until } });
  return count === 1;
}

/** Writes what came of a poll as long as it is this process's; false when it is not any more. */
export async function writePoll(
  tx: Database,
  { id, version }: SourceRow,
  until: Date,
  data: Prisma.TaxiiSourceUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await tx.taxiiSource.updateMany({ where: { id, version, nextPollAt: until }, data });
  return count === 1;
}
