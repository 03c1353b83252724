import { afterAll, beforeAll, expect, it } from "vitest";
import { makeCampaign, storeExchanges } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import { rolledBack } from "@/lib/db/testing";
import { setDisposition } from "@/lib/decisions";
import { newId } from "@/lib/kernel";
import { writeNote } from "@/lib/review";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { pinExchanges, readDossier } from "..";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
const prefix = "papered";
const member = (i: number) => `${prefix}-core-0000${i}`;

beforeAll(async () => {
  warehouse = await createTestWarehouse();
  const at = { ts: "2026-10-01T08:10:00.000Z", prompt: "Show every step." };
  await storeExchanges(warehouse, [
    { ...at, exchange_id: "d-1", account_id: member(0) },
    { ...at, exchange_id: "d-2", account_id: "outsider-77" },
  ]);
});
afterAll(() => warehouse.drop());

it("names no account by its id unless somebody who may asks for it, and is on the record", () =>
  rolledBack(async (db) => {
    const ctx = testContext(db, ["analyst"], { warehouse });
    const { id: campaignId } = await makeCampaign(db, { prefix, core: 3, associated: 1 });
    const { explanation } = await db.campaign.findUniqueOrThrow({ where: { id: campaignId } });
    const seen = { firstSeen: "2026-10-01", lastSeen: "2026-10-02", exchanges: 3, work: 2 };
    const busiest = [{ accountId: member(0), display: "end_user·1", ...seen }];
    const endUsers = { endUsers: 1, of: 2, work: 2, exchanges: 3, wrappers: [], busiest };
    const hiding = { ...(explanation as object), endUsers };
    await db.campaign.update({ where: { id: campaignId }, data: { explanation: hiding } });
    const version = (await db.campaign.findUniqueOrThrow({ where: { id: campaignId } })).version;
    const reason = `Same hours as ${member(2)}, unlike outsider-77.`;
    await setDisposition(ctx, { campaignId, version, accountIds: [member(1)], disposition: "operated", reason });
    await writeNote(ctx, { type: "campaign", id: campaignId, text: `${member(0)} and outsider-77 share a card.` });
    const words = { caption: `What ${member(0)} asks`, purpose: "Keep for the appeal" };
    await pinExchanges(ctx, { campaignId, accountId: member(0), exchangeIds: ["d-1"], ...words });

    const viewer = testContext(db, ["viewer"], { warehouse });
    const dossier = await readDossier(viewer, { campaignId, notes: true });
    expect(JSON.stringify(dossier)).not.toMatch(/papered-(core|associated)|outsider-77|Show every step|d-1/);
    expect(dossier.members.strongest[0]?.accountId).toMatch(/^account·[0-9a-f]{6}$/);
    expect(dossier.notes?.[0]?.text).toMatch(/^account·[0-9a-f]{6} and account·[0-9a-f]{6} share a card\.$/);
    expect(dossier.campaign.explanation.endUsers?.busiest[0]?.accountId).toBe(dossier.pins[0]?.exchanges?.accountId);
    expect(dossier.members.counts).toEqual([
      { tier: "core", disposition: "unknown", standing: "active", accounts: 2 },
      { tier: "core", disposition: "operated", standing: "active", accounts: 1 },
      { tier: "associated", disposition: "unknown", standing: "active", accounts: 1 },
    ]);
    expect(dossier.notKnown).toContain("What 2 of 3 core accounts are, nobody has said.");

    const record = await db.auditRecord.findFirstOrThrow({ where: { action: "dossier.read", subjectId: campaignId } });
    expect(record.access).toBe("read");
    const head = { sequence: Number(record.sequence), hash: Buffer.from(record.hash).toString("hex") };
    expect(dossier.auditHead).toEqual(head);

    await expect(readDossier(viewer, { campaignId, accounts: "clear" })).rejects.toMatchObject({ code: "forbidden" });
    const clear = await readDossier(ctx, { campaignId, accounts: "clear" });
    expect(clear.members.strongest.map(({ accountId }) => accountId)).toContain(member(0));
    expect(clear).toMatchObject({ notes: null, decisions: [{ accountId: member(1), reason }] });
    await expect(readDossier(ctx, { campaignId: newId() })).rejects.toMatchObject({ code: "not_found" });
  }));
