import type { Database } from "@/lib/db";
import { newId } from "@/lib/kernel";
import type { JobKind } from "./contract";

export interface EnqueueOptions {
  /** Who asked for it, by name. */
  requestedBy: string;
  /** Joins a run of this kind that has not begun yet. Only for kinds that take no payload. */
  join?: boolean;
}

/** How often a run is begun at most: a fault that passes, or a worker that dies, is worth another try. */
const attempts = 7;

/** Kinds that wait in another one's queue: both publish what detection finds, and of two at once one would be in vain. */
const queues: Partial<Record<JobKind, JobKind>> = { detect_moved: "detect" };

/**
 * Asks for a background run in the caller's transaction: it is there when, and only when, the transaction commits.
 * Runs of one kind, and those of detection, follow each other; those of different kinds run side by side. Returns the run's id.
 */
export async function enqueue(
  tx: Database,
  kind: JobKind,
  payload: Record<string, unknown>,
  options: EnqueueOptions,
): Promise<string> {
  if (options.join) {
    const waiting = await waitingRun(tx, kind);
    if (waiting !== undefined) return waiting;
  }
  const id = newId();
  await tx.jobRun.create({ data: { id, kind, requestedBy: options.requestedBy } });
  const spec = JSON.stringify({ ...payload, run: id });
  await tx.$executeRaw`
    select graphile_worker.add_job(${kind}, ${spec}::json, queue_name := ${queues[kind] ?? kind}, max_attempts := ${attempts}::int, job_key := ${id})`;
  await tx.liveEvent.create({ data: { topic: "job", subjectId: id } });
  return id;
}

/**
 * The lock makes a worker that is about to begin this run wait for our commit, so that it sees what we changed; a run
 * that has begun is passed over, since it may have read already.
 */
async function waitingRun(tx: Database, kind: JobKind): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id::text from job_run where kind = ${kind} and status = 'queued' and stop_requested_at is null
    order by id limit 1 for update skip locked`;
  return rows[0]?.id;
}
