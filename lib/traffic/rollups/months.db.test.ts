import { afterAll, beforeAll, expect, it } from "vitest";
import { exchange, type IngestWorld, openIngestWorld } from "@/lib/ingest/testing/world";
import { readActivityByDay } from "../store/active-days";
import { buildMonths, rebuildRollups } from ".";

let world: IngestWorld;
beforeAll(async () => {
  world = await openIngestWorld();
});
afterAll(() => world.drop());

const sentOn = (account_id: string, days: string[]): string =>
  days.map((day) => exchange(`${account_id}-${day}`, { account_id, ts: `2026-${day}T23:59:59Z` })).join("");

const activity = (accountId: string) => readActivityByDay(world.ctx.warehouse, accountId);

it("knows the days of an account, the first and the last of a month among them", async () => {
  await world.take("exchanges", sentOn("a", ["01-01", "01-31", "02-01", "02-28"]) + sentOn("b", ["01-31"]));
  await rebuildRollups(world.ctx);
  const days = ["2026-01-01", "2026-01-31", "2026-02-01", "2026-02-28"];
  const [firstSeen, lastSeen] = ["2026-01-01T23:59:59.000Z", "2026-02-28T23:59:59.000Z"];
  expect(await activity("a")).toEqual({ exchanges: 4, firstSeen, lastSeen, days });
  await world.take("exchanges", sentOn("a", ["01-02"]) + sentOn("b", ["03-01"]));
  await rebuildRollups(world.ctx);
  expect((await activity("a")).days).toEqual([days[0], "2026-01-02", ...days.slice(1)]);
  expect(await activity("b")).toMatchObject({ exchanges: 2, days: ["2026-01-31", "2026-03-01"] });
});

it("builds months again whose days went, or that were left without them", async () => {
  const { warehouse } = world.ctx;
  await warehouse.command("ALTER TABLE account_day DROP PARTITION '2026-03-01'");
  await warehouse.command("ALTER TABLE account_day DROP PARTITION '2026-01-01'");
  await warehouse.command("ALTER TABLE account_month DROP PARTITION '2026-02-01'");
  // A month that was written twice is one that differs, too.
  await warehouse.command("INSERT INTO account_month SELECT * FROM account_month");
  await buildMonths(warehouse, []);
  expect(await activity("a")).toMatchObject({
    exchanges: 4,
    days: ["2026-01-02", "2026-01-31", "2026-02-01", "2026-02-28"],
  });
  expect(await activity("b")).toMatchObject({ exchanges: 1, days: ["2026-01-31"] });
  expect(await world.value("SELECT count() FROM account_month WHERE month = '2026-01-01'")).toBe("2");
});
