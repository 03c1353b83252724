import { afterAll, beforeAll, expect, it } from "vitest";
import { makeCampaign } from "@/lib/campaigns/testing";
import { testActor, testContext } from "@/lib/command/testing";
import type { Database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { type AccountLabel, Estimate } from "./contract";
import { drawSample, labelAccount, readAuditOverview, readDossier, readSample, readSampleWords } from "./index";

let store: Awaited<ReturnType<typeof createTestWarehouse>>;
const everybody = Array.from({ length: 60 }, (_, i) => `ordinary-${i}`);
const reason = "Quarterly audit of what detection does not see.";

beforeAll(async () => {
  store = await createTestWarehouse();
  const recorded_at = "2026-10-01 00:00:00.000";
  const members = ["bad", "fine"].flatMap((prefix) => [
    ...Array.from({ length: 12 }, (_, i) => `${prefix}-core-${String(i).padStart(5, "0")}`),
    ...Array.from({ length: 2 }, (_, i) => `${prefix}-associated-${String(i).padStart(5, "0")}`),
  ]);
  const accounts = [...everybody, ...members].map((account_id) => ({ account_id, recorded_at, program: "research" }));
  await store.insert("account_current", accounts);
  const exchange = (account_id: string, i: number) => ({
    ...{
      exchange_id: `x-${account_id}-${i}`,
      account_id,
      ts: `2026-10-0${1 + (i % 3)} 0${i}:00:00.000`,
      model: "tern-4",
    },
    ...{
      prompt: `Question ${i}`,
      template_id: 7 + i,
      capability: "coding",
      elicitation: i === 0 ? 1 : 0,
      output_tokens: 100,
    },
  });
  await store.insert(
    "exchange",
    everybody.slice(0, 3).flatMap((one) => [0, 1, 2, 3].map((i) => exchange(one, i))),
  );
});
afterAll(() => store?.drop());

const contextOf = (db: Database, name = "analyst") =>
  testContext(db, ["analyst"], { warehouse: store, actor: testActor(["analyst"], name) });

/** Fourteen flagged accounts, two of which are decided, fourteen dismissed ones, and sixty others. */
async function world(db: Database) {
  const bad = await makeCampaign(db, { prefix: "bad" });
  const fine = await makeCampaign(db, { prefix: "fine", verdict: "evaluation" });
  await db.campaign.update({ where: { id: fine.id }, data: { status: "dismissed", verdictBy: "analyst" } });
  await db.campaign.update({ where: { id: bad.id }, data: { status: "confirmed", verdictBy: "analyst" } });
  const decide = (accountId: string | undefined, disposition: "operated" | "bystander") =>
    db.campaignMember.update({
      where: { campaignId_accountId: { campaignId: bad.id, accountId: accountId ?? "" } },
      data: { disposition, dispositionBy: "analyst" },
    });
  await decide(bad.core[0], "operated");
  await decide(bad.core[1], "bystander");
  return { bad, fine };
}

it("draws each stratum by seed, mixed, without telling where an account comes from", () =>
  rolledBack(async (db) => {
    await world(db);
    const input = { flagged: 5, dismissed: 4, unflagged: 20, seed: 9, reason };
    const drawn = await drawSample(contextOf(db), input);
    expect(drawn).toMatchObject({ seed: 9, items: 29, labelled: 0, drawnBy: "analyst" });
    const view = await readSample(contextOf(db), drawn.id);
    const ids = view.accounts.map(({ accountId }) => accountId);
    expect(new Set(ids).size).toBe(29);
    const of = (prefix: string) => ids.filter((id) => id.startsWith(prefix));
    expect([of("bad").length, of("fine").length, of("ordinary").length]).toEqual([5, 4, 20]);
    // Decided accounts are known already.
    expect(ids).not.toContain("bad-core-00000");
    expect(JSON.stringify(view.accounts)).not.toMatch(/stratum|margin|flagged/);
    expect(ids.slice(0, 9).every((id) => id.startsWith("bad") || id.startsWith("fine"))).toBe(false);
    const again = await readSample(contextOf(db), (await drawSample(contextOf(db), input)).id);
    expect(again.accounts.map(({ accountId }) => accountId)).toEqual(ids);
    const other = await readSample(contextOf(db), (await drawSample(contextOf(db), { ...input, seed: 10 })).id);
    expect(other.accounts.map(({ accountId }) => accountId)).not.toEqual(ids);
    const whole = await drawSample(contextOf(db), { ...input, flagged: 500, dismissed: 0, unflagged: 2000 });
    expect(whole.items).toBe(12 + 60);
    await expect(drawSample(testContext(db, ["viewer"]), input)).rejects.toMatchObject({ code: "forbidden" });
  }));

it("takes labels as events with reason and actor, and tells the second of two people", () =>
  rolledBack(async (db) => {
    await world(db);
    const { id: sampleId } = await drawSample(contextOf(db), { flagged: 2, dismissed: 0, unflagged: 2, reason });
    const first = { sampleId, position: 1, label: "benign" as const, reason, replacesId: null };
    const said = await labelAccount(contextOf(db), first);
    expect(said).toMatchObject({ position: 1, label: "benign", labelledBy: "analyst", reason });
    const late = labelAccount(contextOf(db, "second"), { ...first, label: "operated" });
    await expect(late).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("analyst") });
    const changed = { ...first, label: "operated" as const, replacesId: said.labelId };
    expect(await labelAccount(contextOf(db, "second"), changed)).toMatchObject({
      label: "operated",
      labelledBy: "second",
    });
    expect(await db.labelEvent.count({ where: { sampleId } })).toBe(2);
    await expect(labelAccount(contextOf(db), { ...first, position: 99 })).rejects.toMatchObject({ code: "not_found" });
    await expect(labelAccount(contextOf(db), { ...first, reason: "" })).rejects.toMatchObject({
      code: "invalid_input",
    });
    expect(await db.auditRecord.count({ where: { action: "account.label", subjectId: said.accountId } })).toBe(2);
    expect((await readAuditOverview(contextOf(db))).samples[0]).toMatchObject({ labelled: 1, items: 4 });
  }));

it("estimates from what is judged, says what is missing, and calibrates scores", () =>
  rolledBack(async (db) => {
    expect((await readAuditOverview(contextOf(db))).estimates).toBeNull();
    await world(db);
    const { id: sampleId } = await drawSample(contextOf(db), { flagged: 12, dismissed: 14, unflagged: 30, reason });
    const { accounts } = await readSample(contextOf(db), sampleId);
    const judge = async (prefix: string, label: AccountLabel) => {
      for (const { accountId, position } of accounts) {
        if (accountId.startsWith(prefix))
          await labelAccount(contextOf(db), { sampleId, position, label, reason, replacesId: null });
      }
    };
    await judge("bad", "operated");
    await judge("fine", "benign");
    const before = (await readAuditOverview(contextOf(db))).estimates;
    expect(before?.recall).toEqual({ missing: expect.stringContaining("unflagged") });
    await judge("ordinary", "benign");
    const { estimates, calibration } = await readAuditOverview(contextOf(db));
    // Twelve judged and one decided account are flagged rightly; of sixty others half were judged, and none is missed.
    expect(estimates?.recall).toMatchObject({ value: 1, high: 1, n: 12 + 2 + 14 + 30 });
    expect(Estimate.parse(estimates?.recall).low).toBeLessThan(0.8);
    expect(estimates?.falseFlags).toMatchObject({ value: 1 / (1 + 14 + 60) });
    expect(calibration.campaigns).toMatchObject({ n: 2, bins: [{ n: 2, confirmed: 1, share: 0.5 }] });
    expect(calibration.accounts).toMatchObject({ n: 14, bins: [{ confirmed: 13, n: 14 }] });
  }));

it("shows what an account did, nothing of what detection makes of it, and words only to those who may, on the record", () =>
  rolledBack(async (db) => {
    await world(db);
    const { id: sampleId } = await drawSample(contextOf(db), { flagged: 0, dismissed: 0, unflagged: 60, reason });
    const { accounts } = await readSample(contextOf(db), sampleId);
    const busy = accounts.find(({ accountId }) => accountId === "ordinary-1")?.position ?? 0;
    const dossier = await readDossier(contextOf(db), { sampleId, position: busy });
    expect(dossier).toMatchObject({
      ...{ accountId: "ordinary-1", exchanges: 4, activeDays: 3, templates: 4, eliciting: 1, outputTokens: 400 },
      capabilities: [{ capability: "coding", exchanges: 4 }],
      attributes: { program: "research", organisationVerified: false },
    });
    expect(dossier.hours.slice(0, 5)).toEqual([1, 1, 1, 1, 0]);
    expect(JSON.stringify(dossier)).not.toMatch(/country|campaign|score|nats/i);
    const idle = accounts.find(({ accountId }) => accountId === "ordinary-40")?.position ?? 0;
    expect(await readDossier(contextOf(db), { sampleId, position: idle })).toMatchObject({
      exchanges: 0,
      firstSeen: null,
    });
    const ask = { sampleId, position: busy, purpose: "to judge the account" };
    expect((await readSampleWords(contextOf(db), ask)).map(({ prompt }) => prompt).sort()).toContain("Question 2");
    expect(await db.auditRecord.count({ where: { action: "content.read", subjectId: sampleId } })).toBe(1);
    const viewer = testContext(db, ["viewer"], { warehouse: store });
    await expect(readSampleWords(viewer, ask)).rejects.toMatchObject({ code: "forbidden" });
    await expect(readDossier(viewer, { sampleId, position: busy })).rejects.toMatchObject({ code: "forbidden" });
    for (const [content_policy, recorded_at] of [
      ["no_human_review", "2030-01-01 00:00:00"],
      ["zero_retention", "2030-01-02 00:00:00"],
    ]) {
      await store.insert("account_current", [{ account_id: "ordinary-1", content_policy, recorded_at }]);
      await expect(readSampleWords(contextOf(db), ask)).rejects.toThrow("no person reads");
    }
  }));
