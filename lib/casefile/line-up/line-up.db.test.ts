import { afterAll, beforeAll, expect, it } from "vitest";
import { makeCampaign, storeExchanges } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import type { Database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { newId } from "@/lib/kernel";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { readLineUp } from "./read-line-up";

const prefix = "shown";
let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;

const exchangesOf = (account_id: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({
    ...{ account_id, exchange_id: newId(), model: i % 2 === 0 ? "model-a" : "model-b" },
    ts: `2026-10-0${1 + (i % 3)}T0${i % 9}:00:00.000Z`,
  }));

beforeAll(async () => {
  warehouse = await createTestWarehouse();
  const core = Array.from({ length: 4 }, (_, i) => exchangesOf(`${prefix}-core-0000${i}`, 10 + i));
  const others = Array.from({ length: 3 }, (_, i) => exchangesOf(`innocent-${i}`, 10 + i));
  await storeExchanges(warehouse, [...core, ...others, exchangesOf("busy", 60), exchangesOf("in-another", 13)].flat());
});
afterAll(() => warehouse.drop());

/** A campaign of four, of a run that also put somebody else into a campaign. */
async function made(db: Database) {
  const campaign = await makeCampaign(db, { prefix, core: 4, startedAt: new Date("2100-01-01") });
  const verdict = {
    run_id: campaign.runId,
    campaign_id: campaign.id,
    tier: "core",
    verdict: "relay",
    score: 1,
    margin: 1,
  };
  const ids = [...campaign.core, "in-another"];
  await warehouse.insert(
    "run_verdict",
    ids.map((account_id) => ({ ...verdict, account_id })),
  );
  return campaign;
}

it("sets members beside accounts that did about as much and are in no campaign", () =>
  rolledBack(async (db) => {
    const { id, core } = await made(db);
    const ctx = testContext(db, ["viewer"], { warehouse });
    const { sketches, unmatched } = await readLineUp(ctx, { campaignId: id, seed: 7 });
    const members = sketches.filter(({ isMember }) => isMember).map(({ accountId }) => accountId);
    const innocents = sketches.filter(({ isMember }) => !isMember).map(({ accountId }) => accountId);
    expect(innocents.sort()).toEqual(["innocent-0", "innocent-1", "innocent-2"]);
    expect(members).toHaveLength(3);
    expect(core).toEqual(expect.arrayContaining(members));
    expect(unmatched).toBe(1);
    for (const { hours, exchanges, models } of sketches) {
      expect(hours.reduce((sum, one) => sum + one, 0)).toBe(exchanges);
      expect(models.reduce((sum, one) => sum + one.exchanges, 0)).toBe(exchanges);
    }
    expect(await readLineUp(ctx, { campaignId: id, seed: 7 })).toEqual({ seed: 7, sketches, unmatched });
  }));

it("is for those who may see accounts, and of campaigns that exist", () =>
  rolledBack(async (db) => {
    const support = testContext(db, ["support"], { warehouse });
    await expect(readLineUp(support, { campaignId: newId() })).rejects.toMatchObject({ code: "forbidden" });
    const viewer = testContext(db, ["viewer"], { warehouse });
    await expect(readLineUp(viewer, { campaignId: newId() })).rejects.toMatchObject({ code: "not_found" });
  }));
