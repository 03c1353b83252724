import { afterAll, beforeAll, expect, it } from "vitest";
import { makeCampaign } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import type { Database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { second } from "@/lib/kernel";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { confirmCampaign, type DecisionOutcome, dismissCampaign, setDisposition, takeMeasure, undoAct } from ".";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
});
afterAll(() => warehouse.drop());

const reason = "Seen in the evidence waterfall.";
const start = new Date("2026-11-01T12:00:00Z");

function as(db: Database, name: string, after = 0) {
  const ctx = testContext(db, ["analyst"], { warehouse, clock: () => new Date(start.getTime() + after) });
  return { ...ctx, actor: { ...ctx.actor, id: `user-${name}`, name } };
}

/** What an act asks to be undone by. */
const of = (campaignId: string, { batchId, decisions, campaignVersion }: DecisionOutcome) => ({
  ...{ campaignId, version: campaignVersion ?? 0, actId: batchId ?? decisions[0]?.id ?? "" },
});

it("makes members what they were, whoever had said that, and keeps both on record", () =>
  rolledBack(async (db) => {
    const [ada, { id, core }] = [as(db, "ada"), await makeCampaign(db, { core: 3 })];
    await db.campaignMember.updateMany({ where: { campaignId: id }, data: { suggestedDisposition: "unknown" } });
    const read = async () =>
      (await db.campaignMember.findMany({ where: { campaignId: id }, orderBy: { accountId: "asc" } })).map(
        ({ disposition, dispositionBy }) => `${disposition} by ${dispositionBy}`,
      );
    const set = (version: number, accountIds: string[], disposition: "operated" | "bystander") =>
      setDisposition(ada, { campaignId: id, version, accountIds, disposition, reason });
    await set(1, [core[0] ?? ""], "operated");
    const before = await read();
    const act = await set(2, core, "bystander");
    expect(await read()).not.toEqual(before);
    const undone = await undoAct(ada, of(id, act));
    expect(await read()).toEqual(before);
    expect(undone).toMatchObject({ taken: 3, campaignVersion: 4 });
    expect(undone.decisions.map(({ reversesId }) => reversesId).sort()).toEqual(act.decisions.map((d) => d.id).sort());
    await expect(undoAct(ada, { ...of(id, act), version: 4 })).rejects.toMatchObject({ code: "conflict" });
  }));

it("opens a dismissed campaign again, but not once somebody else has changed it", () =>
  rolledBack(async (db) => {
    const [ada, ben, { id, core }] = [as(db, "ada"), as(db, "ben"), await makeCampaign(db, { core: 3 })];
    const status = async () => (await db.campaign.findUniqueOrThrow({ where: { id } })).status;
    const first = await dismissCampaign(ada, { campaignId: id, version: 1, reason });
    await undoAct(ada, of(id, first));
    expect(await status()).toBe("open");

    const second = await dismissCampaign(ada, { campaignId: id, version: 3, reason });
    const said = { campaignId: id, accountIds: core, disposition: "bystander" as const, reason };
    await setDisposition(ben, { ...said, version: second.campaignVersion ?? 0 });
    await expect(undoAct(ada, of(id, second))).rejects.toMatchObject({ code: "conflict" });
    expect(await status()).toBe("dismissed");
  }));

it("is for who decided, at once, and never for what shuts off", () =>
  rolledBack(async (db) => {
    const [ada, { id, core }] = [as(db, "ada"), await makeCampaign(db, { core: 12, disposition: "operated" })];
    const said = { campaignId: id, version: 1, accountIds: core, disposition: "operated" as const, reason };
    const set = await setDisposition(ada, said);
    await expect(undoAct(as(db, "ben"), of(id, set))).rejects.toMatchObject({ code: "forbidden" });
    const late = undoAct(as(db, "ada", 61 * second), of(id, set));
    await expect(late).rejects.toMatchObject({ code: "precondition_failed" });
    const answer = { verdict: "distillation" as const, innocentExplanation: "Not a company: its own cards differ." };
    await confirmCampaign(ada, { campaignId: id, version: 2, reason, ...answer });
    const target = { target: [core[0] ?? ""], policy: "model_extraction" as const, reason };
    const ban = await takeMeasure(ada, { kind: "ban", campaignId: id, version: 3, ...target });
    await expect(undoAct(ada, of(id, ban))).rejects.toMatchObject({ code: "forbidden_transition" });
  }));
