import { type Database, inTransaction } from "@/lib/db";
import type { JobStatus } from "./contract";

/** One run that a worker process has begun. */
export interface Held {
  id: string;
  stopRequested: boolean;
}

/** Begins a run for a holder; false when it is over, stopped or somebody else's. */
export async function claimRun(db: Database, id: string, holder: string): Promise<boolean> {
  const begun = await db.$executeRaw`
    update job_run set status = 'running', holder = ${holder}::uuid, attempts = attempts + 1, error = null,
      started_at = coalesce(started_at, now()), heartbeat_at = now()
    where id = ${id}::uuid and status = 'queued'`;
  return begun === 1;
}

/** Says that a holder lives, and answers with all that it holds. */
export async function renewRuns(db: Database, holder: string): Promise<Held[]> {
  return db.$queryRaw<Held[]>`
    update job_run set heartbeat_at = now() where holder = ${holder}::uuid and status = 'running'
    returning id::text, stop_requested_at is not null as "stopRequested"`;
}

export interface Progress {
  phase: string;
  progress: number;
  detail: Record<string, unknown>;
}

export async function writeProgress(db: Database, id: string, holder: string, progress: Progress): Promise<void> {
  await inTransaction(db, async (tx) => {
    const detail = JSON.stringify(progress.detail);
    await tx.$executeRaw`
      update job_run set phase = ${progress.phase}, progress = ${progress.progress}, detail = detail || ${detail}::jsonb
      where id = ${id}::uuid and holder = ${holder}::uuid and status = 'running'`;
    await tx.liveEvent.create({ data: { topic: "job", subjectId: id } });
  });
}

/** Ends a run, or queues it again; does nothing when it is no longer the holder's. */
export async function leaveRun(
  db: Database,
  run: { id: string; holder: string },
  outcome: { status: JobStatus; error?: string },
): Promise<void> {
  const { status, error = null } = outcome;
  await inTransaction(db, async (tx) => {
    await tx.$executeRaw`
      update job_run set status = ${status}::"JobStatus", error = ${error}, holder = null,
        progress = case when ${status} = 'succeeded' then 1 else progress end,
        finished_at = case when ${status} = 'queued' then null else now() end
      where id = ${run.id}::uuid and holder = ${run.holder}::uuid and status = 'running'`;
    await tx.liveEvent.create({ data: { topic: "job", subjectId: run.id } });
  });
}

/**
 * Asks a run to stop: one that has not begun is stopped at once. Returns its status, undefined when it does not exist
 * and null when it was over already.
 */
export async function requestStop(tx: Database, id: string): Promise<JobStatus | null | undefined> {
  const rows = await tx.$queryRaw<{ status: JobStatus }[]>`
    update job_run set stop_requested_at = coalesce(stop_requested_at, now()),
      finished_at = case when status = 'queued' then now() end,
      status = case when status = 'queued' then 'stopped'::"JobStatus" else status end
    where id = ${id}::uuid and status in ('queued', 'running') returning status::text as status`;
  if (rows[0]) return rows[0].status;
  return (await tx.jobRun.count({ where: { id } })) === 0 ? undefined : null;
}
