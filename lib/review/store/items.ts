import type { Database } from "@/lib/db";
import type { ReviewItem } from "@/prisma/generated/client";
import type { Colleague, Reviewed, ReviewSubject } from "../contract";

export type { ReviewItem };

export const findItems = (db: Database, type: ReviewSubject, ids: readonly string[]): Promise<ReviewItem[]> =>
  db.reviewItem.findMany({ where: { subjectType: type, subjectId: { in: [...ids] } } });

const itemOf = ({ type, id }: Reviewed) => ({ subjectType_subjectId: { subjectType: type, subjectId: id } });

export const findItem = (db: Database, reviewed: Reviewed): Promise<ReviewItem | null> =>
  db.reviewItem.findUnique({ where: itemOf(reviewed) });

export interface ClaimRow {
  holder: Colleague;
  now: Date;
  leaseUntil: Date;
  handedBy: string | null;
  note: string | null;
}

/** What one may take without its being lost to somebody: what is nobody's, or this holder's. */
export interface Taking {
  now: Date;
  /** Null takes it from anybody. */
  from: string | null;
}

/** Writes the row of something, unless it is another's, whose lease is not over; undefined then. */
async function take(
  tx: Database,
  { type, id }: Reviewed,
  data: Omit<ReviewItem, "subjectType" | "subjectId">,
  { now, from }: Taking,
): Promise<ReviewItem | undefined> {
  const which = { subjectType: type, subjectId: id };
  const [made] = await tx.reviewItem.createManyAndReturn({ data: { ...which, ...data }, skipDuplicates: true });
  if (made !== undefined) return made;
  const may = from === null ? {} : { OR: [{ holderId: null }, { leaseUntil: { lte: now } }, { holderId: from }] };
  const [taken] = await tx.reviewItem.updateManyAndReturn({ where: { ...which, ...may }, data });
  return taken;
}

const nobodys = {
  holderId: null,
  holderName: null,
  claimedAt: null,
  leaseUntil: null,
  handedBy: null,
  handedNote: null,
};
const notPutOff = { snoozedUntil: null, snoozedBy: null, snoozeReason: null };

/** Makes it somebody's and ends that it is put off. */
export const writeClaim = (
  tx: Database,
  reviewed: Reviewed,
  { holder, now, leaseUntil, handedBy, note }: ClaimRow,
  from: string | null,
): Promise<ReviewItem | undefined> => {
  const held = { holderId: holder.id, holderName: holder.name, claimedAt: now, leaseUntil, handedBy, handedNote: note };
  return take(tx, reviewed, { ...held, ...notPutOff }, { now, from });
};

/** Gives back what somebody holds, or anybody when `holderId` is null; false when there was nothing to give back. */
export async function clearClaim(tx: Database, { type, id }: Reviewed, holderId: string | null): Promise<boolean> {
  const whose = holderId === null ? { not: null } : holderId;
  const { count } = await tx.reviewItem.updateMany({
    where: { subjectType: type, subjectId: id, holderId: whose },
    data: nobodys,
  });
  return count === 1;
}

export interface SnoozeRow {
  until: Date;
  by: string;
  reason: string;
}

/** Puts it off and gives it back. */
export const writeSnooze = (
  tx: Database,
  reviewed: Reviewed,
  { until, by, reason }: SnoozeRow,
  taking: Taking,
): Promise<ReviewItem | undefined> =>
  take(tx, reviewed, { ...nobodys, snoozedUntil: until, snoozedBy: by, snoozeReason: reason }, taking);

/** Ends that it is put off; false when it was not. */
export async function clearSnooze(tx: Database, { type, id }: Reviewed): Promise<boolean> {
  const { count } = await tx.reviewItem.updateMany({
    where: { subjectType: type, subjectId: id, snoozedUntil: { not: null } },
    data: notPutOff,
  });
  return count === 1;
}

/** Prolongs the lease of somebody who is seen at what they hold; a lease that lasts longer stays as it is. */
export async function renewLease(db: Database, { type, id }: Reviewed, holderId: string, until: Date): Promise<void> {
  await db.reviewItem.updateMany({
    where: { subjectType: type, subjectId: id, holderId, leaseUntil: { lt: until } },
    data: { leaseUntil: until },
  });
}
