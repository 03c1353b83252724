import { afterAll, beforeAll, expect, it } from "vitest";
import { makeCampaign, storeExchanges, storeIncidences } from "@/lib/campaigns/testing";
import type { Context } from "@/lib/command";
import { testContext } from "@/lib/command/testing";
import { rolledBack } from "@/lib/db/testing";
import { newId } from "@/lib/kernel";
import { isTest } from "@/lib/structure/layers";
import { readSources } from "@/lib/structure/sources";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { type Asked, plannedReads, recorded } from "./testing/asked";
import { roles, type Scene, screens } from "./testing/screens";
import { withoutTraffic } from "./testing/without-traffic";

/** Screens that have to read exchanges themselves: words, single rows, what a roll-up does not have. */
const readers = [
  "GET campaigns/[id]/loss",
  "GET campaigns/[id]/examples",
  "GET traffic/exchanges",
  "GET accounts/[id]/exchanges",
  "GET audit-samples/[id]/accounts/[position]",
  "POST content",
  "POST campaigns/[id]/pinned-exchanges",
  "POST values/reveal",
  "POST campaigns/[id]/bundle",
  "POST campaigns/[id]/bundle/preview",
  "POST campaigns/[id]/wrappers/read",
  "POST campaigns/[id]/confirm",
  "POST threads/[id]/campaign",
];

/** Modules that know questions about exchanges; those below them know none. */
const asksTraffic =
  /^lib\/(traffic|detection|campaigns|decisions|enforcement|appeals|indicators|overlap|review|threads|casefile|reactions|transparency)(\/|$)/;

let store: Awaited<ReturnType<typeof createTestWarehouse>>;
const prefix = "keyed";
const accountId = `${prefix}-core-00000`;
const address = "::ffff:203.0.113.9";

beforeAll(async () => {
  store = await createTestWarehouse();
  const one = { account_id: accountId, ts: "2026-10-02T10:00:00.000Z", ip: address };
  await storeExchanges(store, [
    { ...one, exchange_id: "x-1" },
    { ...one, exchange_id: "x-2", ts: "2026-10-03T10:00:00.000Z" },
    { ...one, exchange_id: "x-3", account_id: "somebody-else" },
  ]);
});
afterAll(() => store.drop());

async function scene(ctx: Context): Promise<Scene> {
  const made = await makeCampaign(ctx.db, {
    prefix,
    core: 12,
    disposition: "operated",
    cites: ["x-1"],
    codeName: `Test ${newId()}`,
  });
  const [{ value } = { value: "" }] = await store.rows<{ value: string }>(
    `SELECT toString(sipHash64(toString(toIPv6('${address}')))) AS value`,
  );
  await storeIncidences(store, made, [{ family: "network", kind: "ip", value, weight: 6, accountIds: made.core }]);
  const fact = { id: newId(), campaignId: made.id, runId: made.runId, family: "network", kind: "ip", value };
  const figures = { display: "ip·1", accountsHere: 12, accountsOverall: 12, weight: 6, exchangeIds: [] };
  await ctx.db.campaignEvidence.create({ data: { ...fact, ...figures } });
  return { ctx, made, accountId, value };
}

async function askedBy(screen: (scene: Scene) => Promise<unknown>): Promise<Asked[]> {
  const { warehouse, asked } = recorded(store);
  await rolledBack(async (db) => {
    await screen(await scene(testContext(db, [...roles], { warehouse })));
  });
  return asked;
}

/**
 * Statements that read exchanges of more than named accounts. One that names the table more often than the plan reads it has asked for
 * a single figure first, of which the plan shows the answer alone: it counts as well.
 */
async function readsOfAll(asked: readonly Asked[]): Promise<string[]> {
  const found: string[] = [];
  for (const one of asked) {
    const reads = (await plannedReads(store, one)).filter(({ table }) => table === "exchange");
    const named = one.sql.match(/\b(FROM|JOIN)\s+exchange\b/gi) ?? [];
    const isNarrow = reads.every(({ narrowedBy }) => narrowedBy.includes("account_id"));
    if (!isNarrow || named.length > reads.length) found.push(one.sql);
  }
  return found;
}

it("knows every route that could ask about exchanges", () => {
  const routes = readSources().filter(({ file }) => /^app\/api\/.*route\.ts$/.test(file) && !isTest(file));
  const asking = routes.filter(({ imports }) => imports.some((target) => asksTraffic.test(target)));
  expect(asking.length).toBeGreaterThan(30);
  const names = asking.flatMap(({ file, text }) =>
    [...text.matchAll(/export const (GET|POST|PUT|PATCH|DELETE)\b/g)].map(
      ([, method]) => `${method} ${file.slice("app/api/".length, -"/route.ts".length)}`,
    ),
  );
  expect(names.sort()).toEqual([...Object.keys(screens), ...withoutTraffic].sort());
});

it.each(Object.entries(screens))("%s reads no exchange but by account", async (_, screen) => {
  expect(await readsOfAll(await askedBy(screen))).toEqual([]);
});

it("sees the exchanges that screens read, and a screen that reads all", async () => {
  for (const name of readers) {
    const asked = await askedBy(screens[name] as (scene: Scene) => Promise<unknown>);
    const reads = await Promise.all(asked.map((one) => plannedReads(store, one)));
    expect(
      reads.flat().map(({ table }) => table),
      name,
    ).toContain("exchange");
  }
  const careless = [
    "SELECT model, count() FROM exchange GROUP BY model",
    "SELECT count() FROM (SELECT * FROM exchange WHERE ts > '2026-10-01') WHERE prompt != ''",
    "SELECT exchange_id FROM exchange WHERE exchange_id = {id:String}",
    "SELECT exchange_id FROM exchange WHERE endsWith(account_id, 'core-00000')",
    "SELECT count() FROM account_day WHERE day > (SELECT toDate(min(ts)) FROM exchange WHERE prompt != '')",
    "WITH busy AS (SELECT account_id FROM exchange GROUP BY account_id) SELECT count() FROM account_day WHERE account_id IN (SELECT account_id FROM busy)",
  ];
  for (const sql of careless) expect(await readsOfAll([{ sql, params: { id: "x-1" } }]), sql).toEqual([sql]);
});
