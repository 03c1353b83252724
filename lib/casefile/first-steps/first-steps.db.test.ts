import { afterAll, beforeAll, expect, it } from "vitest";
import { makeCampaign, storeExchanges } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import { rolledBack } from "@/lib/db/testing";
import { setDisposition } from "@/lib/decisions";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { readFirstSteps } from "..";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
});
afterAll(() => warehouse.drop());

it("tells how far an installation has come, and who may go on, to all who see uploads", () =>
  rolledBack(async (db) => {
    const admin = testContext(db, ["admin"], { warehouse });
    const analyst = testContext(db, ["analyst"], { warehouse });
    expect(await readFirstSteps(admin)).toMatchObject({
      ...{ exchanges: 0, accounts: 0, releases: 0 },
      may: { import: ["admin"], detect: ["analyst", "lead", "admin"], review: ["analyst", "lead"] },
    });
    const release = { model: "new", released_at: "2026-10-01 00:00:00.000" };
    await warehouse.insert("model_release", [release]);
    await storeExchanges(warehouse, [{ exchange_id: "x-1", account_id: "a", ts: "2026-10-02T10:00:00.000Z" }]);
    const { id, core } = await makeCampaign(db, { core: 2 });
    const reason = "Seen in the evidence waterfall.";
    await setDisposition(analyst, { campaignId: id, version: 1, accountIds: core, disposition: "operated", reason });
    expect(await readFirstSteps(analyst)).toMatchObject({ exchanges: 1, releases: 1, detected: true, decided: true });
    await expect(readFirstSteps(testContext(db, ["support"], { warehouse }))).rejects.toMatchObject({
      code: "forbidden",
    });
  }));
