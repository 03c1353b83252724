import type { Job } from "graphile-worker";
import type { Database } from "@/lib/db";
import { isDomainError } from "@/lib/kernel";
import { logger, withRequestId } from "@/lib/log";
import { type JobHandler, Run } from "./run";
import { claimRun, leaveRun } from "./store";

/** What one worker process has under way. */
export interface Workplace {
  db: Database;
  /** The process, as others tell it apart. */
  holder: string;
  runs: Map<string, Run>;
  closing: boolean;
}

/**
 * Does one job that the queue hands out. Rejects when the queue shall hand it out again: after a failure that may pass,
 * or because the process ends.
 */
export async function perform(place: Workplace, handler: JobHandler, job: Job): Promise<void> {
  const { run: id, ...payload } = job.payload as Record<string, unknown> & { run: string };
  if (place.closing) throw new Error("The process ends.");
  // Freeing one lost run makes the queue forget what else its process is at. The job stays, in case that does not come to its end.
  if (place.runs.has(id)) throw new Error("The run is under way here.");
  const run = new Run(id, place.db, place.holder);
  place.runs.set(id, run);
  try {
    if (!(await claimRun(place.db, id, place.holder))) return;
    run.claimed = true;
    await withRequestId(id, async () => {
      const report = run.report.bind(run);
      const failure = await outcomeOf(() => handler({ id, payload, report, signal: run.signal }));
      await run.flush();
      await conclude(place, run, job, failure);
    });
  } finally {
    place.runs.delete(id);
  }
}

const outcomeOf = (work: () => Promise<void>): Promise<{ error: unknown } | undefined> =>
  work().then(
    () => undefined,
    (error: unknown) => ({ error }),
  );

async function conclude(place: Workplace, run: Run, job: Job, failure: { error: unknown } | undefined): Promise<void> {
  const leave = (outcome: Parameters<typeof leaveRun>[2]) =>
    leaveRun(place.db, { id: run.id, holder: place.holder }, outcome);
  if (failure === undefined) return leave({ status: "succeeded" });
  if (run.interruption === "stop") return leave({ status: "stopped" });
  // Closing gives back all that is still held, in one go.
  if (run.interruption !== undefined) throw run.signal.reason;
  const { error } = failure;
  const known = isDomainError(error) && error.code !== "internal";
  const mayPass = !known || error.code === "unavailable" || error.code === "conflict";
  const message = known ? error.message : `Something went wrong on our side; the log has it under ${run.id}.`;
  if (mayPass && job.attempts < job.max_attempts) {
    logger("jobs").warn({ err: error, job: job.task_identifier, attempt: job.attempts }, "a job will be tried again");
    await leave({ status: "queued", error: message });
    throw error;
  }
  logger("jobs").error({ err: error, job: job.task_identifier }, "a job failed");
  await leave({ status: "failed", error: message });
}
