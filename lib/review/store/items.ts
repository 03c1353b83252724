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

/**
 * Makes it somebody's and ends that it is put off, unless it is another's, whose lease is not over; undefined then.
 * @param from whose it may be without being lost to them: the holder who hands it over; null for anybody's
 */
export async function writeClaim(
  tx: Database,
  { type, id }: Reviewed,
  claim: ClaimRow,
  from: string | null,
): Promise<ReviewItem | undefined> {
  const held = {
    holderId: claim.holder.id,
    holderName: claim.holder.name,
    claimedAt: claim.now,
    leaseUntil: claim.leaseUntil,
    handedBy: claim.handedBy,
    handedNote: claim.note,
    ...{ snoozedUntil: null, snoozedBy: null, snoozeReason: null },
  };
  const [made] = await tx.reviewItem.createManyAndReturn({
    data: { subjectType: type, subjectId: id, ...held },
    skipDuplicates: true,
  });
  if (made !== undefined) return made;
  const free = [{ holderId: null }, { leaseUntil: { lte: claim.now } }];
  const may = from === null ? {} : { OR: [...free, { holderId: from }] };
  const [taken] = await tx.reviewItem.updateManyAndReturn({
    where: { subjectType: type, subjectId: id, ...may },
    data: held,
  });
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

/** Puts it off and gives it back, unless it is another's, whose lease is not over; undefined then. */
export async function writeSnooze(
  tx: Database,
  { type, id }: Reviewed,
  { until, by, reason }: SnoozeRow,
  person: { id: string; now: Date },
): Promise<ReviewItem | undefined> {
  const data = { ...nobodys, snoozedUntil: until, snoozedBy: by, snoozeReason: reason };
  const [made] = await tx.reviewItem.createManyAndReturn({
    data: { subjectType: type, subjectId: id, ...data },
    skipDuplicates: true,
  });
  if (made !== undefined) return made;
  const own = [{ holderId: null }, { leaseUntil: { lte: person.now } }, { holderId: person.id }];
  const [taken] = await tx.reviewItem.updateManyAndReturn({
    where: { subjectType: type, subjectId: id, OR: own },
    data,
  });
  return taken;
}

/** Ends that it is put off; false when it was not. */
export async function clearSnooze(tx: Database, { type, id }: Reviewed): Promise<boolean> {
  const { count } = await tx.reviewItem.updateMany({
    where: { subjectType: type, subjectId: id, snoozedUntil: { not: null } },
    data: { snoozedUntil: null, snoozedBy: null, snoozeReason: null },
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
