import { setTimeout as sleep } from "node:timers/promises";
import { anchorBeforeClosing } from "@/lib/audit";
import { closeDatabase, database } from "@/lib/db";
import { environment } from "@/lib/env";
import { type RunningJobs, startJobs } from "@/lib/jobs";
import { logger } from "@/lib/log";
import { warehouse } from "@/lib/warehouse";
import { handlers } from "./handlers";
import { startUpkeep } from "./upkeep";

/** Of the launcher's patience, what is left for the handlers; the rest is for giving back what they did not finish. */
const drainMs = 1_000;
const goodbyeMs = 500;

/** The worker process: does the jobs of the queue and the upkeep, until SIGTERM or until the launcher is gone. */
async function main(): Promise<void> {
  const db = database();
  const databaseUrl = environment().databaseUrl ?? "";
  const over = new AbortController();
  const jobs = await startJobs({ db, databaseUrl, handlers, drainMs });
  const upkeep = startUpkeep(db, over.signal);
  jobs.failed.catch((error) => {
    if (over.signal.aborted) return;
    logger("worker").fatal({ err: error }, "the queue does not answer; starting again");
    process.exit(1);
  });
  const stop = () => {
    if (over.signal.aborted) return;
    over.abort();
    void end(jobs, upkeep);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.on("disconnect", stop);
  process.send?.("ready");
}

async function end(jobs: RunningJobs, upkeep: Promise<unknown>): Promise<void> {
  try {
    await jobs.close();
    await Promise.race([Promise.all([upkeep, anchorBeforeClosing()]), sleep(goodbyeMs)]);
    await Promise.race([Promise.all([closeDatabase(), warehouse().close()]), sleep(goodbyeMs)]);
  } catch (error) {
    logger("worker").warn({ err: error }, "the worker did not end in order; its jobs are taken over at the next start");
  }
  process.exit(0);
}

main().catch((error) => {
  logger("worker").fatal({ err: error }, "the worker could not start");
  process.exit(1);
});
