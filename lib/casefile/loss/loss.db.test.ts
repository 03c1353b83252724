import { afterAll, beforeAll, expect, it } from "vitest";
import { makeCampaign, storeExchanges } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import { rolledBack } from "@/lib/db/testing";
import { newId } from "@/lib/kernel";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { readCampaignLoss } from "./read-campaign-loss";
import { readCampaignSignUps } from "./read-campaign-sign-ups";

const prefix = "loss";
const accounts = [0, 1, 2].map((i) => `${prefix}-core-0000${i}`);
let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;

beforeAll(async () => {
  warehouse = await createTestWarehouse();
  const one = { model: "model-a", output_tokens: 100, reasoning_tokens: 7 };
  const exchanges = [
    { account_id: accounts[0], ts: "2026-10-01T08:00:00.000Z", template_id: 1, ...one },
    { account_id: accounts[1], ts: "2026-10-08T08:00:00.000Z", template_id: 1, ...one },
    { account_id: accounts[1], ts: "2026-10-08T09:00:00.000Z", template_id: 2, ...one },
    { account_id: "loss-associated-00000", ts: "2026-10-08T09:00:00.000Z", template_id: 3, ...one },
    { account_id: "somebody-else", ts: "2026-10-08T10:30:00.000Z", template_id: 4, ...one },
  ];
  await storeExchanges(
    warehouse,
    exchanges.map((each) => ({ ...each, account_id: each.account_id ?? "", exchange_id: newId() })),
  );
  const opened = { created_at: "2026-09-30 10:00:00.000", recorded_at: "2026-10-01 00:00:00.000" };
  await warehouse.insert("account_current", [{ account_id: accounts[0], ...opened }, { account_id: accounts[1] }]);
});
afterAll(() => warehouse.drop());

it("counts what the core was given, and what still flows by what was decided", () =>
  rolledBack(async (db) => {
    const ctx = testContext(db, ["viewer"], { warehouse });
    const { id } = await makeCampaign(db, { prefix, core: 3 });
    await db.flaggedAccount.create({
      data: { accountId: accounts[1] ?? "", standing: "banned", firstFlaggedAt: new Date() },
    });
    const loss = await readCampaignLoss(ctx, { campaignId: id });
    expect(loss).toMatchObject({
      ...{ accounts: 3, tasks: 2, weeks: ["2026-09-28", "2026-10-05"], partial: true },
      total: { exchanges: 3, outputTokens: 300, reasoningTokens: 21 },
      flow: { to: "2026-10-08T11:00:00.000Z" },
    });
    expect(loss.rows.map(({ weeks }) => weeks.map((week) => week?.exchanges))).toEqual([[1, 2]]);
    expect(loss.flow.standings).toEqual([
      { standing: "active", accounts: 2, exchanges: 0 },
      { standing: "banned", accounts: 1, exchanges: 2 },
    ]);
  }));

it("tells when the core was opened, as far as the provider said", () =>
  rolledBack(async (db) => {
    const ctx = testContext(db, ["viewer"], { warehouse });
    const { id } = await makeCampaign(db, { prefix, core: 3 });
    const signUps = await readCampaignSignUps(ctx, { campaignId: id });
    expect(signUps).toMatchObject({ accounts: 3, known: 1, banned: 0 });
    expect(signUps.timeline?.buckets).toEqual(["2026-09-30T00:00:00.000Z"]);
  }));

it("is nobody's without the permission, and says what does not exist", () =>
  rolledBack(async (db) => {
    const [support, viewer] = [testContext(db, ["support"], { warehouse }), testContext(db, ["viewer"], { warehouse })];
    for (const read of [readCampaignLoss, readCampaignSignUps]) {
      await expect(read(support, { campaignId: newId() })).rejects.toMatchObject({ code: "forbidden" });
      await expect(read(viewer, { campaignId: newId() })).rejects.toMatchObject({ code: "not_found" });
    }
  }));
