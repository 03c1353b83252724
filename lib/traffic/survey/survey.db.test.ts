import { afterAll, beforeAll, expect, it } from "vitest";
import { exchange, type IngestWorld, openIngestWorld } from "@/lib/ingest/testing/world";
import { readRates, rebuildRollups } from "..";
import { countKnown, forgetSurvey, isSurveyBehind, readAccountCoverage } from ".";

let world: IngestWorld;
beforeAll(async () => {
  world = await openIngestWorld();
});
afterAll(() => world.drop());

const sent = (account_id: string, days: string[], perDay: number): string =>
  days
    .flatMap((day) =>
      Array.from({ length: perDay }, (_, i) =>
        exchange(`${account_id}-${day}-${i}`, { account_id, ts: `2026-${day}T12:00:0${i}Z` }),
      ),
    )
    .join("");

const asked = async () => {
  const { warehouse } = world.ctx;
  const since = ["1970-01-01", "2026-02-01", "2026-02-02", "2026-02-03"];
  return {
    coverage: await Promise.all(since.map((day) => readAccountCoverage(warehouse, day))),
    accounts: await countKnown(warehouse),
    rates: await readRates(warehouse, ["a", "b"]),
  };
};

/** What is kept, after seeing that a walk over all accounts gives the same. */
async function kept() {
  expect(await isSurveyBehind(world.ctx.warehouse)).toBe(false);
  const answers = await asked();
  await forgetSurvey(world.ctx.warehouse);
  expect(await isSurveyBehind(world.ctx.warehouse)).toBe(true);
  expect(await asked()).toEqual(answers);
  await rebuildRollups(world.ctx);
  expect(await isSurveyBehind(world.ctx.warehouse)).toBe(false);
  expect(await asked()).toEqual(answers);
  return answers;
}

it("has nothing to say of nothing", async () => {
  expect(await isSurveyBehind(world.ctx.warehouse)).toBe(false);
  expect(await asked()).toMatchObject({
    coverage: Array.from({ length: 4 }, () => ({ totals: { accounts: 0, described: 0 }, days: [] })),
    accounts: 0,
    rates: { median: 0, perDay: 0 },
  });
});

it("answers as a walk over all accounts does, whatever the window", async () => {
  const days = ["01-30", "01-31", "02-01", "02-02"];
  await world.take(
    "accounts",
    `{"account_id":"a","email_domain":"a.example"}\n{"account_id":"silent","tier":"free"}\n`,
  );
  await world.take("exchanges", sent("a", days, 2) + sent("b", ["01-31"], 9) + sent("c", ["01-30", "02-01"], 1));
  await rebuildRollups(world.ctx);
  const { coverage, accounts, rates } = await kept();
  expect(accounts).toBe(4);
  // 2, 9 and 1 a day; of both together 17 on 4 days.
  expect(rates).toEqual({ median: 9, medianOverall: 2, perDay: 17 / 4, atLeastAsBusy: 0.333 });
  expect(coverage.map(({ totals }) => [totals.accounts, totals.described, totals.email_domain])).toEqual([
    [3, 1, 1],
    [2, 1, 1],
    [1, 1, 1],
    [0, 0, 0],
  ]);
  expect(coverage[0]?.days.map(({ day, accounts, registration }) => [day, accounts, registration])).toEqual([
    ["2026-01-30", 2, 1],
    ["2026-01-31", 2, 1],
    ["2026-02-01", 2, 1],
    ["2026-02-02", 1, 1],
  ]);
});

it("knows what is imported at once, and keeps it at the next building", async () => {
  await world.take(
    "accounts",
    `{"account_id":"c","email_domain":"c.example","payment_type":"card"}\n{"account_id":"new"}\n`,
  );
  expect(await isSurveyBehind(world.ctx.warehouse)).toBe(true);
  const told = await asked();
  expect(told.coverage[0]?.totals).toMatchObject({ accounts: 3, described: 2, email_domain: 2, payment_type: 1 });
  expect(told.accounts).toBe(5);
  expect(await rebuildRollups(world.ctx)).toEqual({ days: 0 });
  expect(await kept()).toEqual(told);
});

it("follows the days that are built", async () => {
  await world.take("exchanges", sent("c", ["02-03"], 4));
  await rebuildRollups(world.ctx);
  const { coverage, rates } = await kept();
  expect(coverage[3]?.totals).toMatchObject({ accounts: 1, email_domain: 1 });
  expect(rates.medianOverall).toBe(2);
});
