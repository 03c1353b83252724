import { setTimeout as sleep } from "node:timers/promises";
import { run as runQueue } from "graphile-worker";
import type { Database } from "@/lib/db";
import { newId, second } from "@/lib/kernel";
import { logger } from "@/lib/log";
import type { JobKind } from "./contract";
import { queueLogger } from "./migrate";
import { perform, type Workplace } from "./perform";
import { holdPresence } from "./presence";
import { recoverRuns, releaseRuns } from "./recovery.sql";
import type { JobHandler } from "./run";
import { leaveRun, renewRuns } from "./store";

/** How soon a stop is noticed, and how often the heart beats. */
const beatMs = second;
const recoveryMs = 2 * second;

export interface JobsOptions {
  db: Database;
  databaseUrl: string;
  handlers: Partial<Record<JobKind, JobHandler>>;
  /** Runs side by side; those of one kind never are. */
  concurrency?: number;
  /** How long `close` lets handlers come to an end, in milliseconds. */
  drainMs?: number;
}

export interface RunningJobs {
  /** Rejects when the queue cannot go on (the database stays away); the process then ends and is started again. */
  failed: Promise<void>;
  /** Breaks off what runs, gives it back to the queue and ends. */
  close(): Promise<void>;
}

/** Works on the queue in this process: first takes over what dead processes left, then what comes. */
export async function startJobs(options: JobsOptions): Promise<RunningJobs> {
  const { db, databaseUrl, concurrency = 3, drainMs = 1_500 } = options;
  const place: Workplace = { db, holder: newId(), runs: new Map(), closing: false };
  const presence = await holdPresence(databaseUrl, place.holder);
  await recoverRuns(db);
  const queue = await runQueue({
    connectionString: databaseUrl,
    maxPoolSize: concurrency + 2,
    concurrency,
    pollInterval: second,
    noHandleSignals: true,
    logger: queueLogger,
    taskList: Object.fromEntries(
      Object.entries(options.handlers).map(([kind, handler]) => [kind, (_, { job }) => perform(place, handler, job)]),
    ),
  });
  const loops = new AbortController();
  void every(beatMs, loops.signal, () => beat(place));
  void every(recoveryMs, loops.signal, () => recoverRuns(db));
  return {
    failed: queue.promise,
    close: async () => {
      place.closing = true;
      loops.abort();
      for (const run of place.runs.values()) run.interrupt("shutdown");
      await Promise.race([queue.stop().catch(() => undefined), sleep(drainMs, undefined, { ref: false })]);
      await releaseRuns(db, place.holder);
      await presence.close();
    },
  };
}

/** Passes stops on, breaks off runs that are no longer ours, and queues again those that nobody here works on. */
async function beat(place: Workplace): Promise<void> {
  const working = [...place.runs.values()].filter((run) => run.claimed);
  const held = new Map((await renewRuns(place.db, place.holder)).map((each) => [each.id, each]));
  for (const run of working) {
    const own = held.get(run.id);
    if (own === undefined) run.interrupt("lost");
    else if (own.stopRequested) run.interrupt("stop");
  }
  for (const id of held.keys()) {
    if (!place.runs.has(id)) {
      await leaveRun(place.db, { id, holder: place.holder }, { status: "queued" });
    }
  }
}

async function every(pause: number, signal: AbortSignal, work: () => Promise<unknown>): Promise<void> {
  while (!signal.aborted) {
    await work().catch((error) => logger("jobs").debug({ err: error }, "the database does not answer"));
    await sleep(pause, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
