import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, it } from "vitest";
import { database } from "@/lib/db";
import { previewFile, streamRejects } from "@/lib/ingest";
import { exchange, gathered } from "@/lib/ingest/testing/world";
import { rebuildRollups } from "@/lib/traffic";
import { datesOf } from "@/lib/traffic/rollups/months.sql";
import { enforceRetention, readRetention, setRetention } from ".";
import { dayBefore, openRetentionWorld, type RetentionWorld } from "./testing/world";

let world: RetentionWorld;
beforeAll(async () => {
  world = await openRetentionWorld();
});
afterAll(() => world.drop());

const reason = "Agreed with the data protection officer.";

it("keeps everything until somebody who may says otherwise", async () => {
  await world.fill(["a", "b"], [40, 31, 30, 1]);
  expect(await enforceRetention(world.ctx)).toMatchObject({ days: 0, exchanges: 0, rollupDays: 0 });
  expect(await world.count("SELECT count() FROM exchange")).toBe(8);
  const input = { exchangeDays: 30, version: 0, reason };
  for (const role of ["analyst", "lead", "auditor", "viewer", "support", "sharing_officer"] as const) {
    await expect(setRetention(world.as(role), input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(enforceRetention(world.as(role))).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(readRetention(world.as("viewer"))).rejects.toMatchObject({ code: "forbidden" });
  await expect(setRetention(world.as("legal"), { ...input, rollupDays: 29 })).rejects.toMatchObject({
    code: "invalid_input",
    fields: [{ field: "rollupDays" }],
  });
  expect(await setRetention(world.as("legal"), input)).toMatchObject({
    exchangeDays: 30,
    rollupDays: null,
    version: 1,
  });
  await expect(setRetention(world.as("admin"), { ...input, exchangeDays: 3 })).rejects.toMatchObject({
    code: "conflict",
  });
  const record = await database().auditRecord.findFirst({
    where: { action: "retention.set", subjectId: world.ctx.warehouse.database },
  });
  expect(JSON.parse(record?.content ?? "{}").detail).toMatchObject({ to: { exchangeDays: 30 }, reason });
});

it("drops days of exchanges that are older than is kept, and leaves their roll-ups", async () => {
  const before = await world.days();
  expect(await enforceRetention(world.ctx)).toMatchObject({
    before: dayBefore(30),
    days: 2,
    exchanges: 4,
    rollupDays: 0,
  });
  expect(await world.days()).toEqual(before.map((one) => (one.day < dayBefore(30) ? { ...one, exchanges: 0 } : one)));
  expect(await enforceRetention(world.ctx)).toMatchObject({ days: 0, exchanges: 0 });
  expect(await readRetention(world.as("auditor"))).toMatchObject({ closedBefore: dayBefore(30) });
});

it("refuses what comes of closed days, with the reason, and never builds their roll-ups again", async () => {
  const lines = [
    exchange("late-new", { ts: `${dayBefore(31)}T00:00:00Z` }),
    exchange("a-40", { ts: `${dayBefore(40)}T12:00:00Z`, account_id: "a" }),
    exchange("late-open", { ts: `${dayBefore(30)}T00:00:00Z` }),
    exchange("late-open", { ts: `${dayBefore(30)}T00:00:00Z` }),
  ];
  const body = Readable.from([Buffer.from(lines.join(""))], { objectMode: false });
  const query = { kind: "exchanges" as const, profile: "stillwatch-exchanges" };
  const preview = await previewFile(world.ctx, { query, body, encoding: "identity" });
  expect(preview.rows.map(({ reason }) => reason !== "")).toEqual([true, true, false, false]);
  const batch = await world.take("exchanges", lines.join(""));
  expect(batch).toMatchObject({ status: "committed", lines: 4, accepted: 1, rejected: 2, duplicates: 1 });
  const rejects = await gathered(await streamRejects(world.ctx, batch.id));
  expect(rejects).toMatchObject(
    [1, 2].map((line) => ({ line, field: "ts", reason: "is older than exchanges are kept" })),
  );
  await database().$executeRaw`
    update rollup_day set dirty_version = dirty_version + 1 where warehouse = ${world.ctx.warehouse.database}`;
  const before = await world.days();
  await rebuildRollups(world.ctx);
  expect(await world.days()).toEqual(before.map((one) => (one.day === dayBefore(30) ? { ...one, rolledUp: 3 } : one)));
  expect(before.find(({ day }) => day === dayBefore(40))).toEqual({ day: dayBefore(40), exchanges: 0, rolledUp: 2 });
});

it("forgets the ids of what went and of nothing else", async () => {
  const known = (id: string) => world.count(`SELECT count() FROM exchange_key WHERE id_hash = sipHash64('${id}')`);
  expect(await Promise.all(["a-40", "b-31", "a-30", "b-1"].map(known))).toEqual([0, 0, 1, 1]);
});

it("keeps days closed when more is kept again", async () => {
  await setRetention(world.as("admin"), { exchangeDays: null, version: 1, reason });
  await enforceRetention(world.ctx);
  expect(await readRetention(world.ctx)).toMatchObject({ exchangeDays: null, closedBefore: dayBefore(30), version: 2 });
  expect(await world.take("exchanges", exchange("again", { ts: `${dayBefore(35)}T00:00:00Z` }))).toMatchObject({
    accepted: 0,
    rejected: 1,
  });
});

it("drops roll-ups when their own days are over, and not before", async () => {
  await setRetention(world.as("admin"), { exchangeDays: 30, rollupDays: 35, version: 2, reason });
  expect(await enforceRetention(world.ctx)).toMatchObject({ days: 0, rollupDays: 1 });
  expect(await world.days()).toMatchObject([{ day: dayBefore(31), exchanges: 0, rolledUp: 2 }, {}, {}]);
  for (const [table, day] of [
    ["account_hour", "toDate(hour)"],
    ["traffic_hour", "toDate(hour)"],
    ["stored_hour", "toDate(hour)"],
    ["coverage_day", "day"],
    ["account_month", `arrayJoin(${datesOf})`],
    ["account_traffic", "addDays(month, intDiv(arrayJoin(did.hour), 24))"],
  ])
    expect(await world.value(`SELECT toString(min(${day})) FROM ${table}`)).toBe(dayBefore(31));
});
