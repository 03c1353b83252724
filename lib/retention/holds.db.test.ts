import { setTimeout } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { makeCampaign } from "@/lib/campaigns/testing";
import { testActor } from "@/lib/command/testing";
import { database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import type { Warehouse } from "@/lib/warehouse";
import { enforceRetention, listHolds, placeHold, previewRetention, releaseHold, setRetention } from ".";
import { readHeld } from "./active-holds";
import type { HoldScope } from "./contract";
import { alone } from "./lock";
import { nameNewMembers } from "./store/holds";
import { dayBefore, openRetentionWorld, type RetentionWorld } from "./testing/world";

let world: RetentionWorld;
beforeAll(async () => {
  world = await openRetentionWorld();
  await setRetention(world.as("legal"), { exchangeDays: 30, rollupDays: 60, version: 0, reason: "The agreed period." });
});
afterAll(() => world.drop());
afterEach(async () => {
  for (const { id, state } of (await listHolds(world.as("legal"))).rows)
    if (state === "active") await releaseHold(world.as("legal"), { id, reason: "The test is over." });
});

const matter = {
  ground: "Proceedings about the campaign.",
  owner: "Counsel",
  expiresAt: new Date(Date.now() + 30 * 86_400_000).toISOString(),
};
const hold = (scope: HoldScope) => placeHold(world.as("legal"), { scope, ...matter });
const accounts = (...accountIds: string[]): HoldScope => ({ type: "accounts", accountIds });

/** Stores exchanges although their days are closed, as if they had come in time. */
async function store(accountIds: string[], daysAgo: number[]): Promise<void> {
  await database().$executeRaw`
    update retention set closed_before = null where warehouse = ${world.ctx.warehouse.database}`;
  await world.fill(accountIds, daysAgo);
}

const stored = (prefix: string) =>
  world.ctx.warehouse
    .rows<{ id: string }>(
      `SELECT exchange_id AS id FROM exchange WHERE startsWith(exchange_id, '${prefix}') ORDER BY id`,
    )
    .then((rows) => rows.map(({ id }) => id));

describe("a legal hold", () => {
  it("is placed and released by legal alone, with a ground, an owner and an end", async () => {
    for (const role of ["admin", "lead", "analyst", "auditor", "viewer"] as const) {
      const input = { scope: accounts("x"), ...matter };
      await expect(placeHold(world.as(role), input)).rejects.toMatchObject({ code: "forbidden" });
    }
    const legal = world.as("legal");
    const over = { ...matter, expiresAt: "2026-01-01T00:00:00Z" };
    await expect(placeHold(legal, { scope: accounts("x"), ...over })).rejects.toMatchObject({ code: "invalid_input" });
    await expect(placeHold(legal, { scope: accounts("x"), ...matter, ground: " " })).rejects.toMatchObject({
      fields: [{ field: "ground" }],
    });
    const unknown = { type: "campaigns" as const, campaignIds: ["019a0000-0000-7000-8000-000000000000"] };
    await expect(placeHold(legal, { scope: unknown, ...matter })).rejects.toMatchObject({ code: "not_found" });
    const { id } = await hold(accounts("x", "y", "x"));
    expect((await listHolds(world.as("auditor"))).rows).toMatchObject([{ id, state: "active", accounts: 2 }]);
    await expect(listHolds(world.as("viewer"))).rejects.toMatchObject({ code: "forbidden" });
    await expect(releaseHold(world.as("admin"), { id, reason: "Not mine." })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await releaseHold(legal, { id, reason: "Settled." })).toMatchObject({ state: "released" });
    await expect(releaseHold(legal, { id, reason: "Settled." })).rejects.toMatchObject({
      code: "forbidden_transition",
    });
    const records = await database().auditRecord.findMany({ where: { subjectId: id }, orderBy: { sequence: "asc" } });
    expect(records.map(({ action }) => action)).toEqual(["hold.place", "hold.release"]);
  });

  it("keeps what accounts did while the rest of their days goes, and lets go of it at its end", async () => {
    await store(["n-held", "n-a", "n-b"], [70, 40, 2]);
    const { id } = await hold(accounts("n-held"));
    const days = { exchangeDays: 30, rollupDays: 60 };
    expect(await previewRetention(world.as("auditor"), days)).toMatchObject({
      ...{ days: 2, exchanges: 4, accounts: 2, first: dayBefore(70), last: dayBefore(40), rollupDays: 1, texts: 0 },
      held: { days: 2, exchanges: 2, accounts: 1 },
    });
    expect(await enforceRetention(world.ctx)).toMatchObject({ days: 2, exchanges: 4, rollupDays: 1 });
    expect(await stored("n-")).toEqual(["n-a-2", "n-b-2", "n-held-2", "n-held-40", "n-held-70"]);
    expect(await world.days()).toMatchObject([
      { day: dayBefore(70), exchanges: 1, rolledUp: 1 },
      { day: dayBefore(40), exchanges: 1, rolledUp: 3 },
      { exchanges: 3, rolledUp: 3 },
    ]);
    expect(await enforceRetention(world.ctx)).toMatchObject({ days: 0, exchanges: 0, rollupDays: 0 });
    await releaseHold(world.as("legal"), { id, reason: "Settled." });
    expect(await enforceRetention(world.ctx)).toMatchObject({ days: 2, exchanges: 2, rollupDays: 1 });
    expect(await stored("n-")).toEqual(["n-a-2", "n-b-2", "n-held-2"]);
  });

  it("keeps all of a window, and nothing once it has expired", async () => {
    await store(["w-a", "w-b"], [41, 40, 39]);
    await hold({ type: "window", from: dayBefore(40), to: dayBefore(40) });
    expect(await previewRetention(world.as("legal"), { exchangeDays: 30 })).toMatchObject({
      ...{ days: 2, exchanges: 4 },
      held: { days: 1, exchanges: 2, accounts: 2 },
    });
    await enforceRetention(world.ctx);
    expect(await stored("w-")).toEqual(["w-a-40", "w-b-40"]);
    const later = { ...world.ctx, clock: () => new Date(Date.now() + 31 * 86_400_000) };
    expect(await readHeld(later, later.clock())).toEqual({ windows: [], accountIds: [] });
    expect(await enforceRetention(later)).toMatchObject({ exchanges: expect.any(Number) });
    expect(await stored("w-")).toEqual([]);
  });

  it("is placed only once what is being removed is gone, so that every later step has seen it", async () => {
    const order: string[] = [];
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    let end = () => {};
    const mayEnd = new Promise<void>((resolve) => {
      end = resolve;
    });
    const step = alone(world.ctx, async () => {
      begin();
      await mayEnd;
      order.push("removed");
    });
    await begun;
    const placed = hold(accounts("s-held")).then(() => order.push("placed"));
    await setTimeout(200);
    expect((await listHolds(world.as("legal"))).rows.map(({ state }) => state)).not.toContain("active");
    end();
    await Promise.all([step, placed]);
    expect(order).toEqual(["removed", "placed"]);
    expect((await readHeld(world.ctx, new Date())).accountIds).toEqual(["s-held"]);
  });

  it("names the members of a campaign, those too that come and go", () =>
    rolledBack(async (db) => {
      const made = await makeCampaign(db, { core: 2, associated: 1 });
      const [first = "", second = ""] = made.core;
      const data = { scope: { type: "campaigns", campaignIds: [made.id] }, ...matter, placedBy: "x" };
      const placed = await db.legalHold.create({
        data: {
          ...data,
          id: made.runId,
          warehouse: world.ctx.warehouse.database,
          expiresAt: new Date(matter.expiresAt),
        },
      });
      await nameNewMembers(db, [placed]);
      await db.campaignMember.deleteMany({ where: { campaignId: made.id, accountId: first } });
      const member = await db.campaignMember.findFirstOrThrow({ where: { campaignId: made.id, accountId: second } });
      await db.campaignMember.create({ data: { ...member, accountId: "newcomer", families: {} } });
      const { accountIds } = await readHeld({ db, warehouse: world.ctx.warehouse }, new Date());
      expect(accountIds).toEqual([...made.core, ...made.associated, "newcomer"].sort());
    }));
});

/** A traffic store that does so many statements and then none any more, as for a process that is killed. */
function dyingAfter(statements: number): Warehouse {
  const { warehouse } = world.ctx;
  let left = statements;
  const living = () => {
    if (left === 0) throw new Error("killed");
    left -= 1;
  };
  return {
    ...warehouse,
    command: async (...given) => {
      living();
      await warehouse.command(...given);
    },
    insert: async (...given) => {
      living();
      return warehouse.insert(...given);
    },
  };
}

describe("retention that is killed", () => {
  it("never loses what is held, wherever that happens, and ends what it began the next time", async () => {
    await store(["k-held", "k-a", "k-b"], [65, 45, 44]);
    await hold(accounts("k-held"));
    const held = ["k-held-44", "k-held-45", "k-held-65"];
    let killed = 0;
    for (let statements = 0; ; statements++) {
      const ctx = { ...world.ctx, actor: testActor(["admin"]), warehouse: dyingAfter(statements) };
      const outcome = await enforceRetention(ctx).catch((error: Error) => error);
      expect(await stored("k-held")).toEqual(held);
      if (!(outcome instanceof Error)) break;
      expect(outcome.message).toBe("killed");
      killed += 1;
    }
    expect(killed).toBeGreaterThan(10);
    await enforceRetention(world.ctx);
    expect(await stored("k-")).toEqual(held);
    expect(
      await world.count("SELECT count() FROM account_day WHERE account_id != 'k-held' AND day <= today() - 61"),
    ).toBe(0);
    const left =
      "SELECT count() FROM system.tables WHERE database = currentDatabase() AND startsWith(name, 'retention_')";
    expect(await world.count(left)).toBe(0);
  }, 120_000);
});
