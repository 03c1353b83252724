import { type Database, inTransaction } from "@/lib/db";

/** The advisory lock that a worker process holds while it lives. */
export const presenceLock = (holder: string) => ({
  text: "select pg_advisory_lock(hashtextextended($1, 7406))",
  values: [holder],
});

/** Between two tries of a run at most. */
const longestPause = "15 seconds";

interface LostRun {
  id: string;
  job: bigint | null;
  lockedBy: string | null;
  /** The run is over; only the queue does not know. */
  over: boolean;
  exhausted: boolean;
}

/**
 * Frees the runs of worker processes that are gone, so that they begin again at once; those begun too often have failed. Whatever
 * waits to be tried again waits no longer than `longestPause`. Returns how many were freed or ended.
 */
export async function recoverRuns(db: Database): Promise<number> {
  return inTransaction(db, async (tx) => {
    await shortenPauses(tx);
    const lost = await lostRuns(tx);
    for (const run of lost) await recover(tx, run);
    return lost.length;
  });
}

/** The queue's own pauses grow to minutes, for a store that is back in seconds. */
const shortenPauses = (tx: Database): Promise<unknown> => tx.$executeRaw`
  select graphile_worker.reschedule_jobs(array_agg(id), run_at := now() + ${longestPause}::interval) from graphile_worker.jobs
  where locked_at is null and attempts < max_attempts and run_at > now() + ${longestPause}::interval having count(*) > 0`;

/**
 * A process is gone when the lock it holds while it lives can be had. The queue's own lock on a job, and with it on all of its kind,
 * is held a moment longer at both ends: from when it hands the job out until the run is begun, and from the run's end until the queue
 * hears of it. Who is still there after seconds has died in between; should it live, it finds that the run is not its own.
 */
async function lostRuns(tx: Database): Promise<LostRun[]> {
  return tx.$queryRaw<LostRun[]>`
    with holder as materialized (
      select distinct holder as id from job_run where status = 'running' and holder is not null
    ), gone as materialized (
      select id from holder where pg_try_advisory_xact_lock(hashtextextended(id::text, 7406))
    ), lost as (
      select id from job_run where status = 'running' and holder in (select id from gone)
      union
      select r.id from graphile_worker.jobs j join job_run r on r.id = j.key::uuid
      where j.locked_at < now() - interval '10 seconds' and r.status <> 'running'
      union
      select r.id from job_run r
      where r.status = 'queued' and not exists (
        select 1 from graphile_worker.jobs j
        where j.key = r.id::text and (j.locked_at is not null or j.attempts < j.max_attempts))
    )
    select r.id::text as id, j.id as job, j.locked_by as "lockedBy", r.status not in ('running', 'queued') as over,
      j.id is null or j.attempts >= j.max_attempts as exhausted
    from lost join job_run r using (id) left join graphile_worker.jobs j on j.key = r.id::text`;
}

async function recover(tx: Database, run: LostRun): Promise<void> {
  if (run.lockedBy !== null)
    await tx.$executeRaw`select graphile_worker.force_unlock_workers(array[${run.lockedBy}::text])`;
  const complete = async () => {
    if (run.job !== null) await tx.$executeRaw`select graphile_worker.complete_jobs(array[${run.job}::bigint])`;
  };
  if (run.over) return complete();
  if (run.exhausted) {
    await tx.$executeRaw`
      update job_run set status = 'failed', holder = null, finished_at = now(),
        error = format('It was begun %s times, and each time the worker or a store was lost.', attempts)
      where id = ${run.id}::uuid`;
    await complete();
  } else {
    await tx.$executeRaw`update job_run set status = 'queued', holder = null where id = ${run.id}::uuid`;
    await tx.$executeRaw`select graphile_worker.reschedule_jobs(array[${run.job}::bigint], run_at := now())`;
  }
  await tx.liveEvent.create({ data: { topic: "job", subjectId: run.id } });
}

/** Gives back what a process still holds at its end, as if it had not been begun. */
export async function releaseRuns(db: Database, holder: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const jobs = await tx.$queryRaw<{ job: bigint; lockedBy: string | null; attempts: number }[]>`
      with held as (
        update job_run set status = 'queued', holder = null, attempts = attempts - 1
        where holder = ${holder}::uuid and status = 'running' returning id
      )
      select j.id as job, j.locked_by as "lockedBy", j.attempts::int as attempts
      from held join graphile_worker.jobs j on j.key = held.id::text`;
    for (const { job, lockedBy, attempts } of jobs) {
      if (lockedBy !== null)
        await tx.$executeRaw`select graphile_worker.force_unlock_workers(array[${lockedBy}::text])`;
      await tx.$executeRaw`
        select graphile_worker.reschedule_jobs(array[${job}::bigint], run_at := now(), attempts := ${Math.max(0, attempts - 1)}::int)`;
    }
  });
}
