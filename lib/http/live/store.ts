import type { Database } from "@/lib/db";

/** Something changed: which kind of thing, and which one (null: any of them). */
export interface LiveChange {
  id: number;
  topic: string;
  subjectId: string | null;
}

interface Row {
  id: bigint;
  topic: string;
  subjectId: string | null;
}

const changeOf = ({ id, topic, subjectId }: Row): LiveChange => ({ id: Number(id), topic, subjectId });

export async function changesById(db: Database, ids: readonly number[]): Promise<LiveChange[]> {
  const rows = await db.$queryRaw<Row[]>`
    select id, topic, subject_id as "subjectId" from live_event where id = any(${ids}::bigint[]) order by id`;
  return rows.map(changeOf);
}

/** The newest change that was ever announced; 0 before the first. Changes themselves are kept for a while only. */
export async function newestChange(db: Database): Promise<number> {
  const kept = (await db.liveEvent.aggregate({ _max: { id: true } }))._max.id;
  return kept === null ? lastNumber(db) : Number(kept);
}

/** The last number given to a change, which may not be committed yet. */
async function lastNumber(db: Database): Promise<number> {
  const [row] = await db.$queryRaw<{ last: bigint }[]>`
    select case when is_called then last_value else 0 end as last from live_event_id_seq`;
  return Number(row?.last ?? 0);
}

/**
 * What was committed after somebody had seen change `seen`, and, since commands commit in another order than they take
 * their numbers, what was made shortly before it too. Null when it is too much, or
 * not kept any more.
 */
export async function changesSince(db: Database, seen: number): Promise<LiveChange[] | null> {
  const last = await db.liveEvent.findUnique({ where: { id: BigInt(seen) } });
  if (last === null && (await lastNumber(db)) > seen) return null;
  const overlapFrom = new Date((last?.createdAt.getTime() ?? Date.now()) - longestCommand);
  const where = { OR: [{ id: { gt: seen } }, { createdAt: { gte: overlapFrom }, id: { not: seen } }] };
  const rows = await db.liveEvent.findMany({ where, orderBy: { id: "asc" }, take: mostReplayed + 1 });
  return rows.length > mostReplayed ? null : rows.map(changeOf);
}

/**
 * The present moment: the number of the oldest transaction that is not over. Whatever commits from now on has this number or a later one.
 */
export async function readMoment(db: Database): Promise<string> {
  const [row] = await db.$queryRaw<{ moment: string }[]>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as moment`;
  if (row === undefined) throw new Error("The database named no transaction.");
  return row.moment;
}

/**
 * What was committed since a moment (`readMoment`): none that could not be seen then is missing, a few may be among it that could.
 * Null when it is too much.
 */
export async function changesFrom(db: Database, moment: string): Promise<LiveChange[] | null> {
  // A row knows the last 32 bits of its transaction's number; numbers less than half of that apart are in order also where it wraps.
  const rows = await db.$queryRaw<Row[]>`
    select id, topic, subject_id as "subjectId" from live_event
    where ((xmin::text::bigint - ${moment}::bigint) & 4294967295) < 2147483648
    order by id limit ${mostReplayed + 1}::int`;
  return rows.length > mostReplayed ? null : rows.map(changeOf);
}

/** To refetch all that is on the screen is less work than to follow more changes than this. */
const mostReplayed = 1_000;
/** A command's transaction is ended by the database client after this time. */
const longestCommand = 60_000;
