import { afterAll, beforeAll, expect, it } from "vitest";
import {
  readAccountCasefile,
  readAccountQuality,
  readCampaignCasefile,
  readCampaignGraph,
  readCampaignTimeline,
  readDataQuality,
  readOverview,
  searchAccounts,
} from "@/lib/casefile";
import type { Context } from "@/lib/command";
import { testContext } from "@/lib/command/testing";
import { detect, detectWithin } from "@/lib/detection";
import { fill, simulatedWorld } from "@/lib/detection/testing/world";
import { worldPreset } from "@/lib/simulator";
import { listExchanges, rebuildRollups } from "@/lib/traffic";
import { openWarehouse, readWarehouseMigrations, statementsOf, type Warehouse } from "@/lib/warehouse";
import { deadPair, planOverShards, recorded, type Said } from "@/lib/warehouse/cluster/testing";
import { type OwnStores, openOwnStores } from "./testing";

let own: OwnStores;
let said: Said[];

beforeAll(async () => {
  own = await openOwnStores(deadPair);
  const listening = recorded(own.traffic);
  said = listening.said;
  const world = await simulatedWorld(worldPreset({ accounts: 900, exchanges: 22_000, days: 12, seed: 5011 }));
  const late = world.exchanges.splice(-500);
  const ctx = testContext(own.db, ["admin", "lead", "analyst"], { warehouse: listening.warehouse });
  await fill(ctx, world);
  await rebuildRollups(ctx);
  await detect(ctx);
  await fill(ctx, { accounts: [], releases: [], exchanges: late });
  await rebuildRollups(ctx);
  await detectWithin(ctx);
  await look(ctx);
}, 240_000);
afterAll(() => own?.close());

/** Opens what analysts open. */
async function look(ctx: Context): Promise<void> {
  const { id: campaignId } = await own.db.campaign.findFirstOrThrow({ orderBy: { accounts: "desc" } });
  const { accountId } = await own.db.campaignMember.findFirstOrThrow({ where: { campaignId } });
  await readOverview(ctx);
  await readDataQuality(ctx, { window: "month" });
  await readAccountQuality(ctx, { window: "all" });
  await readCampaignCasefile(ctx, { campaignId });
  await readCampaignGraph(ctx, { campaignId });
  await readCampaignTimeline(ctx, { campaignId, by: "model" });
  await readAccountCasefile(ctx, { accountId });
  await listExchanges(ctx, { accountId });
  await searchAccounts(ctx, { q: accountId.slice(0, 4) });
}

/** A database in which nothing is stored yet, with the tables that the migrations make on a cluster. */
async function planner(name: string): Promise<Warehouse> {
  await own.traffic.command(`CREATE DATABASE ${name}`);
  const warehouse = openWarehouse(own.stores.clickhouseUrl, { database: name });
  for (const { sql } of await readWarehouseMigrations())
    for (const statement of statementsOf(sql)) await planOverShards(warehouse, told(statement));
  return warehouse;
}

const told = (sql: string, params = {}, settings = {}): Said => ({ sql, params, settings });

it("plans over two shards whatever is asked of one engine, in tables made by the same migrations", async () => {
  const warehouse = await planner("over_shards");
  const faults: string[] = [];
  let planned = 0;
  for (const one of said) {
    const asksShards = await planOverShards(warehouse, one).catch((error) => {
      faults.push(`${error}\n${one.sql.slice(0, 2_000)}`);
      return false;
    });
    if (asksShards) planned++;
  }
  expect(faults).toEqual([]);
  expect(planned).toBeGreaterThan(80);
  await warehouse.close();
}, 120_000);

it("asks one shard about one account, and all of them about everybody", async () => {
  const warehouse = await planner("one_shard");
  // Refuses a plan that cannot leave out any shard.
  const settings = { force_optimize_skip_unused_shards: 1 };
  for (const table of ["exchange", "account_hour", "account_latest"]) {
    const mine = `SELECT count() FROM ${table} WHERE account_id = {id:String}`;
    expect(await planOverShards(warehouse, told(mine, { id: "acct-1" }, settings))).toBe(true);
    const all = told(`SELECT count() FROM ${table}`, {}, settings);
    await expect(planOverShards(warehouse, all)).rejects.toThrow(/is not used/);
  }
  await warehouse.close();
});

it("has to say how a list is made that one query makes for another", async () => {
  const warehouse = await planner("lists");
  const within = "SELECT count() FROM exchange WHERE account_id IN (SELECT account_id FROM account_current)";
  const alone = { distributed_product_mode: "deny", prefer_global_in_and_join: 0 };
  await expect(planOverShards(warehouse, told(within, {}, alone))).rejects.toThrow(/Double-distributed/);
  expect(await planOverShards(warehouse, told(within))).toBe(true);
  await warehouse.close();
});
