import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testContext } from "@/lib/command/testing";
import type { Database } from "@/lib/db";
import { defaultConfiguration, listConfigurations, proposeConfiguration, startShadow } from "@/lib/detection";
import { enqueue } from "@/lib/jobs";
import { newId } from "@/lib/kernel";
import { stepAfter } from "./detect";
import { shadowStepAfter } from "./shadow";
import { type OwnStores, openOwnStores, startWorker } from "./testing";

let own: OwnStores;
let traffic: OwnStores["traffic"];
let db: OwnStores["db"];
let worker: ChildProcess;

const dayBefore = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
/** Its roll-ups are stale. */
const recent = dayBefore(2);
/** Live events, of more than an hour ago and of now. */
const [old, young] = [newId(), newId()];

/** What there is to do for a worker that starts: all of it without being asked. */
async function leaveUndone(): Promise<void> {
  const { database: warehouse } = traffic;
  await db.liveEvent.create({ data: { topic: "job", subjectId: old, createdAt: new Date(Date.now() - 3_700_000) } });
  await db.liveEvent.create({ data: { topic: "job", subjectId: young } });
  await db.$executeRaw`insert into rollup_day (warehouse, day) values (${warehouse}, ${recent}::date)`;
  await db.retention.create({ data: { warehouse, exchangeDays: 30, savedBy: "Leila" } });
  await traffic.insert("exchange", [
    { exchange_id: "old", account_id: "a", ts: dayBefore(40) },
    { exchange_id: "young", account_id: "a", ts: recent },
  ]);
}

beforeAll(async () => {
  own = await openOwnStores();
  ({ traffic, db } = own);
  await leaveUndone();
  worker = await startWorker(own);
}, 120_000);
afterAll(async () => {
  worker?.kill("SIGKILL");
  await own?.close();
});

it("prunes what is kept for an hour, and keeps the rest", async () => {
  await expect.poll(() => db.liveEvent.count({ where: { subjectId: old } }), { timeout: 10_000 }).toBe(0);
  expect(await db.liveEvent.count({ where: { subjectId: young } })).toBe(1);
});

it("rebuilds the roll-ups of a stale day and says so", async () => {
  const rebuild = () => db.jobRun.findFirst({ where: { kind: "rebuild_rollups" }, orderBy: { id: "asc" } });
  await expect.poll(async () => (await rebuild())?.status, { timeout: 15_000 }).toBe("succeeded");
  expect(await rebuild()).toMatchObject({ progress: 1, requestedBy: "Stillwatch" });
  const where = { warehouse: traffic.database, day: new Date(recent) };
  const stale = await db.rollupDay.findFirstOrThrow({ where });
  expect(stale.builtVersion).toBe(stale.dirtyVersion);
});

it("removes what is older than is kept, by itself", async () => {
  const stored = () => traffic.rows("SELECT exchange_id AS id FROM exchange ORDER BY id");
  await expect.poll(stored, { timeout: 20_000 }).toEqual([{ id: "young" }]);
  await expect
    .poll(() => db.jobRun.findFirst({ where: { kind: "retention" } }), { timeout: 10_000 })
    .toMatchObject({ status: "succeeded", requestedBy: "Stillwatch" });
  await traffic.command("TRUNCATE TABLE exchange");
});

it("runs detection that somebody asked for, through all of its phases", async () => {
  const id = await db.$transaction((tx) => enqueue(tx as Database, "detect", {}, { requestedBy: "Leila" }));
  const run = () => db.jobRun.findUniqueOrThrow({ where: { id } });
  await expect.poll(async () => (await run()).status, { timeout: 40_000 }).toBe("succeeded");
  const { detail, phase } = await run();
  expect(phase).toBe("published");
  // A phase that this list does not know would leave the progress where it was.
  for (const done of Object.keys(detail as object)) {
    if (done !== "run" && done !== "campaigns") expect(stepAfter(done).progress).toBeGreaterThan(1 / 11);
  }
  expect(Object.keys(detail as object)).toEqual(expect.arrayContaining(["extent", "verdicts", "publication"]));
  expect(await db.detectionRun.count()).toBe(1);

  // Where there is no epoch to keep within, what moved is everything.
  await db.detectionEpoch.deleteMany();
  const moved = await db.$transaction((tx) => enqueue(tx as Database, "detect_moved", {}, { requestedBy: "Leila" }));
  const second = () => db.jobRun.findUniqueOrThrow({ where: { id: moved } });
  await expect.poll(async () => (await second()).status, { timeout: 40_000 }).toBe("succeeded");
  expect((await second()).detail).toMatchObject({ campaigns: (detail as { campaigns: number }).campaigns });
  expect(await db.detectionEpoch.count()).toBe(1);
});

it("runs a proposed version in the shadow that somebody asked for, the live one first, and publishes nothing", async () => {
  const ctx = testContext(db, ["analyst"], { warehouse: traffic });
  const { live } = await listConfigurations(ctx);
  const { version: _, ...content } = { ...defaultConfiguration, odds: 49 };
  const reason = "Ask for less before accounts are linked.";
  const proposed = await proposeConfiguration(ctx, { basedOnId: live.id, content, reason });
  // Attributes that came in since the last published run: that run is no measure for the shadow run.
  const recorded_at = new Date(Date.now() + 60_000).toISOString().replace("T", " ").replace("Z", "");
  await traffic.insert("account", [{ account_id: "late", recorded_at }]);
  const published = await db.detectionRun.count({ where: { shadow: false } });
  const { jobId } = await startShadow(ctx, proposed.id);
  const run = () => db.jobRun.findUniqueOrThrow({ where: { id: jobId } });
  await expect.poll(async () => (await run()).status, { timeout: 40_000 }).toBe("succeeded");
  const { detail, phase } = await run();
  expect(phase).toBe("completed");
  expect(detail).toMatchObject({ configurationId: proposed.id, configuration: proposed.number });
  const phases = Object.keys(detail as object).filter(
    (key) => !["run", "configurationId", "configuration"].includes(key),
  );
  expect(phases.filter((one) => one.startsWith("live: ")).length).toBe(phases.length / 2);
  for (const done of phases) expect(shadowStepAfter(done, true).progress).toBeGreaterThan(0);
  expect(await db.detectionRun.count({ where: { shadow: false } })).toBe(published);
  expect(await db.detectionRun.count({ where: { shadow: true, status: "completed" } })).toBe(2);
});

it("ends in order on SIGTERM, and when the launcher is gone", async () => {
  // Last, since it ends the worker that the others have.
  worker.kill("SIGTERM");
  expect(await once(worker, "exit")).toEqual([0, null]);
  worker = await startWorker(own);
  worker.disconnect();
  expect(await once(worker, "exit")).toEqual([0, null]);
});
