import { afterAll, beforeAll, expect, it } from "vitest";
import { testContext } from "@/lib/command/testing";
import { rolledBack } from "@/lib/db/testing";
import { dismissCampaign, setDisposition } from "@/lib/decisions";
import { exportBundle, findLive, listExports } from "@/lib/indicators";
import { prepared } from "@/lib/indicators/testing/prepared";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { react } from ".";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
});
afterAll(() => warehouse.drop());

it("takes back what was shared when members are cleared and when the campaign is dismissed, without anybody remembering it", () =>
  rolledBack(async (db) => {
    await db.domainEvent.updateMany({ where: { handledAt: null }, data: { handledAt: new Date() } });
    const { made, partner, officer } = await prepared(db, warehouse);
    const person = testContext(db, ["analyst", "sharing_officer", "admin"], { warehouse });
    await exportBundle(officer, { campaignId: made.id, partner: partner.id, tlp: "amber" });
    const accountIds = made.core.slice(0, 2);
    const version = async () => (await db.campaign.findUniqueOrThrow({ where: { id: made.id } })).version;
    const on = async () => ({ campaignId: made.id, version: await version(), reason: "Looked at it again." });
    await setDisposition(person, { ...(await on()), accountIds, disposition: "bystander" });
    await react(person);
    const stillLive = () => listExports(officer, { campaignId: made.id, stillLive: true });
    expect(await stillLive()).toMatchObject([{ partner: partner.name, accounts: 2, recall: { cause: "dismissal" } }]);
    expect((await findLive(officer, { campaignId: made.id })).accountIds).toHaveLength(made.core.length - 2);
    // What was said to be operated before, and is so again, is not taken back.
    await setDisposition(person, { ...(await on()), accountIds: made.core.slice(4, 6), disposition: "operated" });
    await react(person);
    expect(await stillLive()).toHaveLength(1);
    await db.campaign.update({ where: { id: made.id }, data: { status: "open" } });
    await dismissCampaign(person, { ...(await on()), verdict: "evaluation" });
    await react(person);
    expect((await stillLive())[0]).toMatchObject({ accounts: made.core.length - 2 });
    expect((await findLive(officer, { campaignId: made.id })).objects).toBe(0);
  }));
