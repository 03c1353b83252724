import type { Database } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { Prisma, type ReviewItem } from "@/prisma/generated/client";
import type { Colleague, Reviewed, ReviewSubject } from "../contract";

export type { ReviewItem };

export const findItems = (db: Database, type: ReviewSubject, ids: readonly string[]): Promise<ReviewItem[]> =>
  db.reviewItem.findMany({ where: { subjectType: type, subjectId: { in: [...ids] } } });

const itemOf = ({ type, id }: Reviewed) => ({ subjectType_subjectId: { subjectType: type, subjectId: id } });

export const findItem = (db: Database, reviewed: Reviewed): Promise<ReviewItem | null> =>
  db.reviewItem.findUnique({ where: itemOf(reviewed) });

export interface ClaimRow {
  holder: Colleague;
  leaseUntil: Date;
  handedBy: string | null;
  note: string | null;
}

/** What one may take without its being lost to somebody: what is nobody's, or this holder's. */
export interface Taking {
  now: Date;
  /** Null takes it from anybody. */
  from: string | null;
  /** Who acts. */
  by: string;
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
const unchanged = { changeId: null, changedBy: null, before: Prisma.DbNull };

type Columns = Partial<Omit<ReviewItem, "subjectType" | "subjectId" | "before">>;

/**
 * Writes the row of something and keeps what it was before, so that this act can be taken back. Acts on one row follow each other.
 * Undefined when `where` does not hold of it.
 */
async function change(
  tx: Database,
  { type, id }: Reviewed,
  where: Prisma.ReviewItemWhereInput,
  data: Columns,
  by: string,
): Promise<ReviewItem | undefined> {
  const which = { subjectType: type, subjectId: id };
  await tx.reviewItem.createMany({ data: which, skipDuplicates: true });
  await tx.$queryRaw`
    select 1 from review_item where subject_type = ${type}::"ReviewSubject" and subject_id = ${id} for update`;
  const now = await tx.reviewItem.findUniqueOrThrow({ where: itemOf({ type, id }) });
  const before = stateOf(now);
  const [changed] = await tx.reviewItem.updateManyAndReturn({
    where: { AND: [which, where] },
    data: { ...data, changeId: newId(), changedBy: by, before },
  });
  return changed;
}

/** What an act may change. */
const stateOf = ({ holderId, holderName, claimedAt, leaseUntil, handedBy, handedNote, ...rest }: ReviewItem) => ({
  ...{
    holderId,
    holderName,
    claimedAt: claimedAt?.toISOString() ?? null,
    leaseUntil: leaseUntil?.toISOString() ?? null,
  },
  ...{ handedBy, handedNote, snoozedUntil: rest.snoozedUntil?.toISOString() ?? null },
  ...{ snoozedBy: rest.snoozedBy, snoozeReason: rest.snoozeReason },
});

/** Puts back what was before somebody's act; undefined when anybody has acted since, or it is another's act. */
export async function takeBackChange(
  tx: Database,
  { type, id }: Reviewed,
  changeId: string,
  by: string,
): Promise<ReviewItem | undefined> {
  const which = { subjectType: type, subjectId: id, changeId, changedBy: by };
  const item = await tx.reviewItem.findFirst({ where: which });
  if (item === null) return undefined;
  const [restored] = await tx.reviewItem.updateManyAndReturn({
    where: which,
    data: { ...(item.before as ReturnType<typeof stateOf>), ...unchanged },
  });
  return restored;
}

/** Writes the row of something, unless it is another's, whose lease is not over; undefined then. */
const take = (
  tx: Database,
  reviewed: Reviewed,
  data: Columns,
  { now, from, by }: Taking,
): Promise<ReviewItem | undefined> => {
  const may = from === null ? {} : { OR: [{ holderId: null }, { leaseUntil: { lte: now } }, { holderId: from }] };
  return change(tx, reviewed, may, data, by);
};

/** Makes it somebody's and ends that it is put off. */
export const writeClaim = (
  tx: Database,
  reviewed: Reviewed,
  { holder, leaseUntil, handedBy, note }: ClaimRow,
  taking: Taking,
): Promise<ReviewItem | undefined> => {
  const held = {
    holderId: holder.id,
    holderName: holder.name,
    claimedAt: taking.now,
    leaseUntil,
    handedBy,
    handedNote: note,
  };
  return take(tx, reviewed, { ...held, ...notPutOff }, taking);
};

/** Gives back what somebody holds, or anybody when `holderId` is null; undefined when there was nothing to give back. */
export const clearClaim = (
  tx: Database,
  reviewed: Reviewed,
  holderId: string | null,
  by: string,
): Promise<ReviewItem | undefined> => change(tx, reviewed, { holderId: holderId ?? { not: null } }, nobodys, by);

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

/** Ends that it is put off; undefined when it was not. */
export const clearSnooze = (tx: Database, reviewed: Reviewed, by: string): Promise<ReviewItem | undefined> =>
  change(tx, reviewed, { snoozedUntil: { not: null } }, notPutOff, by);

/** Prolongs the lease of somebody who is seen at what they hold; a lease that lasts longer stays as it is. */
export async function renewLease(db: Database, { type, id }: Reviewed, holderId: string, until: Date): Promise<void> {
  await db.reviewItem.updateMany({
    where: { subjectType: type, subjectId: id, holderId, leaseUntil: { lt: until } },
    data: { leaseUntil: until },
  });
}
