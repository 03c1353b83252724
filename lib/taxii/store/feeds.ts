import type { Database } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";

export const findFeed = (db: Database, id: string) => db.taxiiFeed.findUnique({ where: { id } });
export type FeedRow = NonNullable<Awaited<ReturnType<typeof findFeed>>>;

export const listFeeds = (db: Database, partnerId: string) =>
  db.taxiiFeed.findMany({ where: { partnerId }, orderBy: { savedAt: "asc" } });

export const findSame = (db: Database, which: { partnerId: string; url: string; collection: string }) =>
  db.taxiiFeed.findUnique({ where: { partnerId_url_collection: which } });

export const insertFeed = (tx: Database, data: Prisma.TaxiiFeedUncheckedCreateInput) => tx.taxiiFeed.create({ data });

/** The next version of a feed; null when it is not at the version that was changed. */
export async function changeFeed(
  tx: Database,
  { id, version }: { id: string; version: number },
  data: Prisma.TaxiiFeedUncheckedUpdateManyInput,
): Promise<FeedRow | null> {
  const { count } = await tx.taxiiFeed.updateMany({
    where: { id, version },
    data: { ...data, version: version + 1 },
  });
  return count === 1 ? findFeed(tx, id) : null;
}

/** Objects that came from each feed of a partner. */
export async function countReceived(db: Database, partnerId: string): Promise<Map<string, number>> {
  const counts = await db.quarantinedObject.groupBy({
    by: ["feedId"],
    where: { partnerId, feedId: { not: null } },
    _count: true,
  });
  return new Map(counts.map(({ feedId, _count }) => [feedId ?? "", _count]));
}

const due = (now: Date) => ({ paused: false, nextPollAt: { lte: now }, partner: { disabledAt: null } });

export const listDue = (db: Database, now: Date) =>
  db.taxiiFeed.findMany({
    where: due(now),
    orderBy: { nextPollAt: "asc" },
    include: { partner: { select: { name: true } } },
  });
export type DueFeed = Awaited<ReturnType<typeof listDue>>[number];

export const countDue = (db: Database, now: Date): Promise<number> => db.taxiiFeed.count({ where: due(now) });

/** Makes the poll this process's until a time; false when it is another's, or the feed was changed meanwhile. */
export async function claimPoll(db: Database, { id, version, nextPollAt }: FeedRow, until: Date): Promise<boolean> {
  const where = { id, version, nextPollAt, paused: false };
  const { count } = await db.taxiiFeed.updateMany({ where, data: { nextPollAt: until } });
  return count === 1;
}

/** Writes what came of a poll as long as it is this process's; false when it is not any more. */
export async function writePoll(
  tx: Database,
  { id, version }: FeedRow,
  until: Date,
  data: Prisma.TaxiiFeedUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await tx.taxiiFeed.updateMany({ where: { id, version, nextPollAt: until }, data });
  return count === 1;
}
