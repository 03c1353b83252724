import type { Database } from "@/lib/db";

/** Live events are for streams that broke off a moment ago. */
const liveEventHours = 1;
/** Ended runs are shown for a month; the audit keeps who asked for them. */
const runDays = 30;
/** Who looked at what counts for less than a minute. */
const presenceMinutes = 10;

/** Removes what is kept for a while only. Returns how many rows that were. */
export async function prune(db: Database): Promise<number> {
  const events = await db.$executeRaw`
    delete from live_event where created_at < now() - make_interval(hours => ${liveEventHours}::int)`;
  const runs = await db.$executeRaw`
    delete from job_run where finished_at < now() - make_interval(days => ${runDays}::int)`;
  const present = await db.$executeRaw`
    delete from review_presence where seen_at < now() - make_interval(mins => ${presenceMinutes}::int)`;
  return events + runs + present;
}

/** Whether the roll-ups of any day are behind its traffic. */
export async function hasStaleDays(db: Database, warehouse: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    select 1 from rollup_day where warehouse = ${warehouse} and built_version < dirty_version limit 1`;
  return rows.length > 0;
}

/** Whether a run of this kind waits or is under way. */
export async function isAsked(db: Database, kind: string): Promise<boolean> {
  return (await db.jobRun.count({ where: { kind, status: { in: ["queued", "running"] } } })) > 0;
}
