import { type Database, inTransaction } from "@/lib/db";

/** The advisory lock that a worker process holds while it lives. */
export const presenceLock = (holder: string) => ({
  text: "select pg_advisory_lock(hashtextextended($1, 7406))",
  values: [holder],
});

interface LostRun {
  id: string;
  job: bigint | null;
  lockedBy: string | null;
  exhausted: boolean;
}

/**
 * Frees the runs of worker processes that are gone, so that they begin again at once; those begun too often have failed.
 * Returns how many were freed or failed.
 */
export async function recoverRuns(db: Database): Promise<number> {
  return inTransaction(db, async (tx) => {
    const lost = await lostRuns(tx);
    for (const run of lost) await recover(tx, run);
    return lost.length;
  });
}

/**
 * A process is gone when the lock it holds while it lives can be had. A run that the queue has handed out but nobody has
 * begun for long was lost in between.
 */
async function lostRuns(tx: Database): Promise<LostRun[]> {
  return tx.$queryRaw<LostRun[]>`
    with holder as materialized (
      select distinct holder as id from job_run where status = 'running' and holder is not null
    ), gone as materialized (
      select id from holder where pg_try_advisory_xact_lock(hashtextextended(id::text, 7406))
    )
    select r.id::text as id, j.id as job, j.locked_by as "lockedBy",
      j.id is null or j.attempts >= j.max_attempts as exhausted
    from job_run r left join graphile_worker.jobs j on j.key = r.id::text
    where (r.status = 'running' and r.holder in (select id from gone))
      or (r.status = 'queued' and j.locked_at < now() - interval '90 seconds')`;
}

async function recover(tx: Database, run: LostRun): Promise<void> {
  if (run.lockedBy !== null)
    await tx.$executeRaw`select graphile_worker.force_unlock_workers(array[${run.lockedBy}::text])`;
  if (run.exhausted) {
    await tx.$executeRaw`
      update job_run set status = 'failed', holder = null, finished_at = now(),
        error = format('The worker was lost while this ran, %s times.', attempts)
      where id = ${run.id}::uuid`;
    if (run.job !== null) await tx.$executeRaw`select graphile_worker.complete_jobs(array[${run.job}::bigint])`;
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
