import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { z } from "zod";
import { verifyChain } from "@/lib/audit";
import { database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { conflict, isDomainError, newId } from "@/lib/kernel";
import { type Context, runCommand, runQuery } from "./index";
import { testContext } from "./testing";

const touch = (ctx: Context, id: string, before: () => Promise<unknown> = async () => undefined) =>
  runCommand(ctx, { permission: "job.stop", schema: z.string().min(1), input: id }, async ({ input, tx, record }) => {
    await tx.domainEvent.create({ data: { id: newId(), kind: "test", payload: { id: input } } });
    await before();
    record({ action: "test.touch", subject: { type: "test", id: input } });
    return input;
  });

const recordsOf = (ctx: Context, id: string) => ctx.db.auditRecord.count({ where: { subjectId: id } });

it("asks for permission before it looks at the input", () =>
  rolledBack(async (db) => {
    await expect(touch(testContext(db, ["viewer"]), "")).rejects.toMatchObject({ code: "forbidden" });
    await expect(touch(testContext(db, ["lead"]), "")).rejects.toMatchObject({ code: "invalid_input" });
  }));

it("undoes all of a command that fails or that records nothing", () =>
  rolledBack(async (db) => {
    const ctx = testContext(db, ["lead"]);
    const id = newId();
    await expect(touch(ctx, id, () => Promise.reject(conflict("late")))).rejects.toMatchObject({ code: "conflict" });
    const silent = runCommand(ctx, { permission: "job.stop", schema: z.string(), input: id }, async ({ tx }) => {
      await tx.domainEvent.create({ data: { id: newId(), kind: "test", payload: { id } } });
    });
    await expect(silent).rejects.toThrow(/recorded nothing/);
    expect(await db.domainEvent.count({ where: { payload: { path: ["id"], equals: id } } })).toBe(0);
    expect(await recordsOf(ctx, id)).toBe(0);
  }));

it("writes the records of commands within a command once, at the end, in order", () =>
  rolledBack(async (db) => {
    const outer = testContext(db, ["lead"]);
    const id = newId();
    await runCommand(outer, { permission: "job.stop", schema: z.string(), input: id }, async ({ ctx, record }) => {
      await touch(ctx, `${id}-inner`);
      await touch(ctx, `${id}-failed`, () => Promise.reject(conflict("x"))).catch(() => undefined);
      expect(await recordsOf(ctx, `${id}-inner`)).toBe(0);
      record({ action: "test.outer", subject: { type: "test", id } });
    });
    const records = await db.auditRecord.findMany({
      where: { requestId: outer.requestId },
      orderBy: { sequence: "asc" },
    });
    expect(records.map(({ subjectId }) => subjectId)).toEqual([`${id}-inner`, id]);
    expect(await db.liveEvent.count({ where: { subjectId: { startsWith: id } } })).toBe(2);
  }));

it("records a sensitive read even when there is nothing to read", () =>
  rolledBack(async (db) => {
    const ctx = testContext(db, ["lead"]);
    const id = newId();
    const audited = (input: string) => ({ action: "test.read", subject: { type: "test", id: input } });
    await runQuery(ctx, { permission: "content.read", schema: z.string(), input: id, audited }, async () => null);
    expect(await db.auditRecord.findFirst({ where: { subjectId: id } })).toMatchObject({ access: "read" });
  }));

it("takes 300 commands at once: each succeeds or is told when to come back, and the chain stays whole", async () => {
  const batch = newId();
  const ctx = testContext(database(), ["lead"]);
  let waiting = Array.from({ length: 300 }, (_, i) => `${batch}-${i}`);
  // Those who come back when they are told to get through as well, and nobody gets through twice.
  for (let round = 0; waiting.length > 0 && round < 10; round++) {
    const results = await Promise.allSettled(waiting.map((id) => touch(ctx, id)));
    const failures = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    for (const failure of failures) {
      expect(failure).toMatchObject({ code: "unavailable" });
      expect(isDomainError(failure) && failure.retryAfterSeconds).toBeGreaterThan(0);
    }
    waiting = waiting.filter((_, i) => results[i]?.status === "rejected");
    if (waiting.length > 0) await sleep(2_000);
  }
  expect(waiting).toEqual([]);
  const written = await database().auditRecord.findMany({ where: { subjectId: { startsWith: batch } } });
  expect(new Set(written.map(({ subjectId }) => subjectId)).size).toBe(300);
  expect(written).toHaveLength(300);
  expect(await verifyChain(database(), { state: "missing" })).toMatchObject({ intact: true });
}, 120_000);
