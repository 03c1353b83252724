import { type Permission, systemActor } from "@/lib/auth";
import type { Context } from "@/lib/command";
import { database } from "@/lib/db";
import { systemClock } from "@/lib/kernel";
import { warehouse } from "@/lib/warehouse";

/** The context of a job: Stillwatch itself, with just what the job is for, under the run's id as the request's. */
export const jobContext = (runId: string, permissions: readonly Permission[]): Context => ({
  actor: systemActor("Stillwatch", permissions),
  db: database(),
  warehouse: warehouse(),
  clock: systemClock,
  requestId: runId,
});
