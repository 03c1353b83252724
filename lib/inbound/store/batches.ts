import type { Database } from "@/lib/db";
import type { WarninglistReach } from "@/lib/detection/contract";
import { Prisma } from "@/prisma/generated/client";
import type { ListAbout } from "../contract";

export const findPartner = (db: Database, idOrName: string, isId: boolean) =>
  db.partner.findFirst({ where: isId ? { id: idOrName } : { name: idOrName } });

/** Makes two that receive of one partner at once wait for each other. */
export const lockPartner = (tx: Database, partnerId: string) =>
  tx.$queryRaw`select id from partner where id = ${partnerId}::uuid for update`;

export const findSame = (db: Database, partnerId: string, sha256: string) =>
  db.inboundBatch.findUnique({ where: { partnerId_sha256: { partnerId, sha256 } } });

export const insertBatch = (tx: Database, data: Prisma.InboundBatchUncheckedCreateInput) =>
  tx.inboundBatch.create({ data });

const withPartner = { partner: { select: { name: true } } } as const;

export const readBatchRow = (db: Database, id: string) =>
  db.inboundBatch.findUnique({ where: { id }, include: withPartner });
export type BatchRow = NonNullable<Awaited<ReturnType<typeof readBatchRow>>>;
/** Without the list that it may hold. */
export type BatchEntry = Omit<BatchRow, "warninglist">;

/** The latest, without the lists that they hold, which may be megabytes each. */
export const listBatchRows = (db: Database, limit: number) =>
  db.inboundBatch.findMany({
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    take: limit,
    include: withPartner,
    omit: { warninglist: true },
  });

/** Lists of some batches of which nothing is known beside them: those that were kept before that was. */
export const readUndescribed = (db: Database, ids: readonly string[]) =>
  db.inboundBatch.findMany({
    where: { id: { in: [...ids] }, warninglist: { not: null }, listAbout: { equals: Prisma.AnyNull } },
    select: { id: true, warninglist: true },
  });

export interface Waiting {
  batchId: string;
  waiting: number;
  uncompared: number;
  accepted: number;
}

/** What of some batches waits for a person, and what is not yet compared with own traffic. */
export const countWaiting = (db: Database, batchIds: readonly string[]): Promise<Waiting[]> =>
  db.$queryRaw<Waiting[]>`
    select batch_id::text as "batchId", count(*) filter (where state = 'quarantined')::int as waiting,
      count(*) filter (where state in ('quarantined', 'accepted') and unmatchable is null and matched_at is null)::int as uncompared,
      count(*) filter (where state = 'accepted')::int as accepted
    from inbound_indicator where batch_id = any(${[...batchIds]}::uuid[]) group by batch_id`;

export const setBatchState = (tx: Database, id: string, state: "reviewed" | "accepted" | "refused") =>
  tx.inboundBatch.update({ where: { id }, data: { state } });

/** Decides on a warninglist that nobody decided on in this way; false when somebody did. */
export async function decideList(tx: Database, id: string, state: "accepted" | "refused"): Promise<boolean> {
  const changed = await tx.inboundBatch.updateMany({
    where: { id, warninglist: { not: null }, state: { not: state } },
    data: { state },
  });
  return changed.count === 1;
}

/** Lists that are not refused and whose reach nobody counted since a moment. */
export async function readDueLists(db: Database, before: Date): Promise<string[]> {
  const rows = await db.inboundBatch.findMany({
    where: {
      ...{ warninglist: { not: null }, state: { not: "refused" } },
      OR: [{ reachAt: null }, { reachAt: { lt: before } }],
    },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

export const writeReach = (
  tx: Database,
  id: string,
  { reach, about, now }: { reach: WarninglistReach; about: ListAbout; now: Date },
) =>
  tx.inboundBatch.update({
    where: { id },
    data: { reach, reachAt: now, listAbout: about },
    select: { state: true },
  });

export const writeCounts = (tx: Database, id: string, counts: Record<string, number>) =>
  tx.inboundBatch.update({ where: { id }, data: { counts } });
