import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { database, inTransaction } from "@/lib/db";
import { environment } from "@/lib/env";
import { programOf } from "@/lib/env/program";
import { invalidInput, newId, unavailable } from "@/lib/kernel";
import { enqueue, type JobHandler, type JobKind, type RunningJobs, requestStop, startJobs } from "./index";
import { recoverRuns } from "./recovery.sql";

/** A kind of its own for every test: files run side by side on one queue. */
const ownKind = () => `test_${newId()}` as JobKind;
const db = database();
const open: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function work(kind: JobKind, handler: JobHandler): Promise<RunningJobs> {
  const jobs = await startJobs({ db, databaseUrl: environment().databaseUrl ?? "", handlers: { [kind]: handler } });
  open.push(() => jobs.close());
  return jobs;
}

async function workElsewhere(kind: JobKind): Promise<ChildProcess> {
  const child = fork(programOf("lib/jobs/testing/endless-worker.ts"), [kind], { stdio: "inherit" });
  open.push(async () => child.kill("SIGKILL"));
  const ended = once(child, "exit").then(() => Promise.reject(new Error("The worker did not start.")));
  await Promise.race([once(child, "message"), ended]);
  ended.catch(() => undefined);
  return child;
}

const ask = (kind: JobKind, payload = {}) =>
  inTransaction(db, (tx) => enqueue(tx, kind, payload, { requestedBy: "Ada" }));

async function until(id: string, status: string) {
  for (const deadline = Date.now() + 15_000; Date.now() < deadline; await sleep(50)) {
    const run = await db.jobRun.findUniqueOrThrow({ where: { id } });
    if (run.status === status) return run;
  }
  throw new Error(`${id} did not become ${status}: ${JSON.stringify(await db.jobRun.findUnique({ where: { id } }))}`);
}

it("is asked for with the caller's transaction, or not at all", async () => {
  const kind = ownKind();
  const seen: unknown[] = [];
  await work(kind, async ({ payload }) => void seen.push(payload));
  let rolledBack = "";
  await expect(
    inTransaction(db, async (tx) => {
      rolledBack = await enqueue(tx, kind, { number: 1 }, { requestedBy: "Ada" });
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  const run = await until(await ask(kind, { number: 2 }), "succeeded");
  expect(run).toMatchObject({ progress: 1, requestedBy: "Ada", attempts: 1, holder: null });
  expect(seen).toEqual([{ number: 2 }]);
  expect(await db.jobRun.findUnique({ where: { id: rolledBack } })).toBeNull();
});

it("shows how far it is, and stops when asked", async () => {
  const kind = ownKind();
  await work(kind, async ({ report, signal }) => {
    report("counting", 0.5, { rows: 7 });
    await sleep(20_000, undefined, { signal });
  });
  const id = await ask(kind);
  await until(id, "running");
  await expect.poll(async () => (await db.jobRun.findUnique({ where: { id } }))?.phase).toBe("counting");
  expect(await db.jobRun.findUnique({ where: { id } })).toMatchObject({ progress: 0.5, detail: { rows: 7 } });
  expect(await requestStop(db, id)).toBe("running");
  await until(id, "stopped");
  expect(await requestStop(db, id)).toBeNull();
  expect(await db.liveEvent.count({ where: { topic: "job", subjectId: id } })).toBeGreaterThan(2);
});

it("never begins what was stopped before", async () => {
  const kind = ownKind();
  const id = await ask(kind);
  expect(await requestStop(db, id)).toBe("stopped");
  let begun = 0;
  await work(kind, async () => void begun++);
  await until(await ask(kind), "succeeded");
  expect(begun).toBe(1);
});

it("fails at once on bad input, and tries again what may pass", async () => {
  const kind = ownKind();
  let tries = 0;
  await work(kind, async ({ payload }) => {
    if (payload.fault === "input") throw invalidInput("There is nothing to detect on.");
    if (++tries === 1) throw unavailable("The traffic store is restarting.");
  });
  expect(await until(await ask(kind, { fault: "input" }), "failed")).toMatchObject({
    error: "There is nothing to detect on.",
    attempts: 1,
  });
  expect(await until(await ask(kind, { fault: "once" }), "succeeded")).toMatchObject({ attempts: 2, error: null });
});

it("joins a run that waits, but not one that has begun", async () => {
  const kind = ownKind();
  const join = () => inTransaction(db, (tx) => enqueue(tx, kind, {}, { requestedBy: "Ada", join: true }));
  const first = await join();
  expect(await join()).toBe(first);
  await work(kind, ({ signal }) => sleep(20_000, undefined, { signal }));
  await until(first, "running");
  expect(await join()).not.toBe(first);
});

it("takes turns with another kind that publishes what detection finds", async () => {
  const queues = inTransaction(db, async (tx) => {
    for (const kind of ["detect", "detect_moved", "shadow"] as const)
      await enqueue(tx, kind, {}, { requestedBy: "Ada" });
    const rows = await tx.$queryRaw<{ queue: string }[]>`
      select queue_name as queue from graphile_worker.jobs where created_at = now() order by id`;
    throw Object.assign(new Error("rolled back"), { queues: rows.map(({ queue }) => queue) });
  });
  await expect(queues).rejects.toMatchObject({ queues: ["detect", "detect", "shadow"] });
});

it("is taken over when its worker is killed", async () => {
  const kind = ownKind();
  const child = await workElsewhere(kind);
  const id = await ask(kind);
  await until(id, "running");
  child.kill("SIGKILL");
  await once(child, "exit");
  await work(kind, async () => undefined);
  expect(await until(id, "succeeded")).toMatchObject({ attempts: 2 });
});

it("is not taken over from a worker that lives, however long it takes", async () => {
  const kind = ownKind();
  await workElsewhere(kind);
  const id = await ask(kind);
  await until(id, "running");
  let begun = 0;
  await work(kind, async () => void begun++);
  await sleep(3_000);
  expect(begun).toBe(0);
  expect(await db.jobRun.findUnique({ where: { id } })).toMatchObject({ status: "running", phase: "endless" });
});

it("goes back to the queue when its worker is told to end", async () => {
  const kind = ownKind();
  const child = await workElsewhere(kind);
  const id = await ask(kind);
  await until(id, "running");
  const told = Date.now();
  child.kill("SIGTERM");
  await once(child, "exit");
  expect(Date.now() - told).toBeLessThan(2_500);
  expect(await db.jobRun.findUnique({ where: { id } })).toMatchObject({ status: "queued", attempts: 0, holder: null });
  await work(kind, async () => undefined);
  await until(id, "succeeded");
});

it("has failed once it took its worker down too often", async () => {
  const kind = ownKind();
  const id = await ask(kind);
  await db.$executeRaw`update graphile_worker._private_jobs set max_attempts = 1 where key = ${id}`;
  const child = await workElsewhere(kind);
  await until(id, "running");
  child.kill("SIGKILL");
  await once(child, "exit");
  await work(kind, async () => undefined);
  expect((await until(id, "failed")).error).toMatch(/^It was begun 1 times/);
});

/** Leaves a run's job as the queue has it when its worker died: with a lock of somebody who will never come back. */
async function lockForGood(id: string): Promise<void> {
  const worker = `worker-${newId()}`;
  await db.$executeRaw`
    with job as (
      update graphile_worker._private_jobs set locked_by = ${worker}, locked_at = now() - interval '11 seconds', attempts = 1
      where key = ${id} returning job_queue_id
    )
    update graphile_worker._private_job_queues set locked_by = ${worker}, locked_at = now() - interval '11 seconds'
    where id in (select job_queue_id from job)`;
}

it("is begun although the worker died that the queue had handed it to", async () => {
  const kind = ownKind();
  const id = await ask(kind);
  await lockForGood(id);
  await work(kind, async () => undefined);
  expect(await until(id, "succeeded")).toMatchObject({ attempts: 1 });
});

it("does not keep the next of its kind waiting when its worker died before the queue heard of its end", async () => {
  const kind = ownKind();
  const ended = await ask(kind);
  await lockForGood(ended);
  await db.jobRun.update({ where: { id: ended }, data: { status: "succeeded", finishedAt: new Date() } });
  const next = await ask(kind);
  let begun = 0;
  await work(kind, async () => void begun++);
  await until(next, "succeeded");
  expect(begun).toBe(1);
  expect(await db.jobRun.findUnique({ where: { id: ended } })).toMatchObject({ status: "succeeded", error: null });
});

it("has failed when the database was away while its last try failed", async () => {
  const kind = ownKind();
  const id = await ask(kind);
  await db.$executeRaw`update graphile_worker._private_jobs set attempts = max_attempts where key = ${id}`;
  await work(kind, async () => undefined);
  await until(id, "failed");
});

it("stays with the queue, and is begun once, when the queue forgets who is at it", async () => {
  const kind = ownKind();
  let [begun, finish] = [0, () => {}];
  await work(kind, () => {
    begun++;
    return new Promise((resolve) => {
      finish = resolve;
    });
  });
  const id = await ask(kind);
  await until(id, "running");
  const waiting = () => db.$queryRaw<{ attempts: number }[]>`
    select attempts::int from graphile_worker.jobs where key = ${id} and locked_at is null`;
  await db.$executeRaw`
    select graphile_worker.force_unlock_workers(array[locked_by]) from graphile_worker.jobs where key = ${id}`;
  await expect.poll(waiting, { timeout: 15_000 }).toEqual([{ attempts: 2 }]);
  finish();
  await until(id, "succeeded");
  await expect.poll(waiting).toEqual([]);
  expect(begun).toBe(1);
});

it("is tried again soon, however often it was", async () => {
  const id = await ask(ownKind());
  const inSeconds = async () => {
    const rows = await db.$queryRaw<{ seconds: number }[]>`
      select extract(epoch from run_at - now())::int as seconds from graphile_worker.jobs where key = ${id}`;
    return rows[0]?.seconds;
  };
  await db.$executeRaw`
    update graphile_worker._private_jobs set attempts = 4, run_at = now() + interval '54 seconds' where key = ${id}`;
  await recoverRuns(db);
  expect(await inSeconds()).toBeLessThanOrEqual(15);
  expect(await inSeconds()).toBeGreaterThan(5);
});

it("has failed when the queue does not know it any more", async () => {
  const kind = ownKind();
  const id = await ask(kind);
  await db.$executeRaw`delete from graphile_worker._private_jobs where key = ${id}`;
  await work(kind, async () => undefined);
  await until(id, "failed");
});
