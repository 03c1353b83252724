import { afterAll, beforeAll, expect, it } from "vitest";
import { type MadeCampaign, makeCampaign } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import type { Database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { confirmCampaign, dismissCampaign, reverseDecision, setDisposition } from "@/lib/decisions";
import { newId } from "@/lib/kernel";
import { react } from "@/lib/reactions";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { defaultConfiguration } from "../configuration";
import { listConfigurations } from "../configurations";
import { activateConfiguration } from "../configurations/activate-configuration";
import { liveVersion } from "../configurations/live";
import type { Feedback } from "./contract";
import { listSameGround, proposeLearned, readFeedback, recordOutcomes } from "./index";

let store: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  store = await createTestWarehouse();
});
afterAll(() => store?.drop());

const contextOf = (db: Database, role: "analyst" | "lead" = "analyst") => testContext(db, [role], { warehouse: store });
const reason = "One card and one template over all of these accounts.";
const innocentExplanation = "No company has these accounts in one contract.";

/** Keeps which families spoke for the core of a campaign, all of which have payment and content. */
const keepVerdicts = ({ id, runId, core }: MadeCampaign, spoke: string[]) =>
  store.insert(
    "run_verdict",
    core.map((account_id) => ({
      ...{ run_id: runId, account_id, campaign_id: id, tier: "core", verdict: "distillation", score: 20, margin: 10 },
      available: ["payment", "content"],
      spoke,
    })),
  );

const familyIn = (feedback: Feedback, family: string) => {
  const found = feedback.families.find((one) => one.family === family);
  if (!found) throw new Error(`The feedback has no ${family}.`);
  return found;
};

const confirm = (db: Database, campaignId: string) =>
  confirmCampaign(contextOf(db), { campaignId, version: 1, verdict: "distillation", reason, innocentExplanation });

it("learns from confirmations and dismissals by family, and forgets those that are taken back", () =>
  rolledBack(async (db) => {
    const [bad, fine, team] = [await makeCampaign(db), await makeCampaign(db), await makeCampaign(db)];
    await keepVerdicts(bad, ["content"]);
    await keepVerdicts(fine, ["content"]);
    await keepVerdicts(team, ["content"]);
    expect(familyIn(await readFeedback(contextOf(db)), "content").mean).toBeCloseTo(0.5, 9);

    await confirm(db, bad.id);
    await react(contextOf(db));
    const confirmed = await readFeedback(contextOf(db));
    // Twelve members of one campaign are worth 12 / 1.55.
    expect(familyIn(confirmed, "content")).toMatchObject({ agreed: expect.closeTo(7.742, 2), not: 0, misled: 0 });
    expect(familyIn(confirmed, "payment").not).toBeCloseTo(7.742, 2);
    expect(familyIn(confirmed, "identity").mean).toBeCloseTo(defaultConfiguration.families.identity.m, 9);
    expect(confirmed.acts).toMatchObject([
      { kind: "confirmed", campaignId: bad.id, members: 12, actorName: "analyst" },
    ]);

    const dismissal = { campaignId: fine.id, version: 1, verdict: "shared_infrastructure" as const, reason };
    const dismissed = await dismissCampaign(contextOf(db), dismissal);
    // People who evaluate are run together; that they are innocent says nothing against what links them.
    await dismissCampaign(contextOf(db), { ...dismissal, campaignId: team.id, verdict: "evaluation" });
    await react(contextOf(db));
    const both = await readFeedback(contextOf(db));
    expect(familyIn(both, "content").misled).toBeCloseTo(7.742, 2);
    expect(familyIn(both, "payment").misled).toBe(0);
    expect(both.acts.map(({ campaignId }) => campaignId)).toEqual([fine.id, bad.id]);

    await reverseDecision(contextOf(db), { decisionId: dismissed.decisions[0]?.id ?? "", reason });
    await react(contextOf(db));
    expect(await readFeedback(contextOf(db))).toEqual(confirmed);
  }));

it("takes members that were found innocent out of what is confirmed, as long as that is said of them", () =>
  rolledBack(async (db) => {
    const bad = await makeCampaign(db);
    await keepVerdicts(bad, ["content"]);
    await confirm(db, bad.id);
    const [one = ""] = bad.core;
    const say = (disposition: "bystander" | "operated", version: number) =>
      setDisposition(contextOf(db), { campaignId: bad.id, version, accountIds: [one], disposition, reason });
    await say("bystander", 2);
    await react(contextOf(db));
    const cleared = familyIn(await readFeedback(contextOf(db)), "content");
    expect(cleared.misled).toBe(1);
    expect(cleared.agreed).toBeCloseTo(11 / 1.5, 2);
    await say("operated", 3);
    await react(contextOf(db));
    expect(familyIn(await readFeedback(contextOf(db)), "content").misled).toBe(0);
    const appeal = { decisionId: newId(), kind: "appeal_upheld" as const, campaignId: bad.id, accountId: one };
    const outcome = { ...appeal, verdict: null, actorName: "reviewer", at: new Date().toISOString() };
    await recordOutcomes(contextOf(db), { outcomes: [outcome], withdrawn: [] });
    expect(await recordOutcomes(contextOf(db), { outcomes: [outcome], withdrawn: [] })).toMatchObject({ recorded: 0 });
    expect(familyIn(await readFeedback(contextOf(db)), "content").misled).toBe(1);
  }));

it("proposes and never applies, says from which decisions, and counts none of them twice once it is live", () =>
  rolledBack(async (db) => {
    const { live } = await listConfigurations(contextOf(db));
    const input = { basedOnId: live.id, reason: "Let the decisions of this quarter speak." };
    await expect(proposeLearned(contextOf(db), input)).rejects.toMatchObject({ code: "precondition_failed" });
    const bad = await makeCampaign(db);
    await keepVerdicts(bad, ["content"]);
    const { decisions } = await confirm(db, bad.id);
    await react(contextOf(db));
    const proposed = await proposeLearned(contextOf(db), input);
    const expected = (10 + 7.742) / 27.742;
    expect(proposed).toMatchObject({ status: "proposed", origin: "feedback", proposedBy: { name: "analyst" } });
    expect(proposed.differences).toEqual([
      { path: "families.payment.m", from: 0.5, to: expect.closeTo(10 / 27.742, 2) },
      { path: "families.content.m", from: 0.5, to: expect.closeTo(expected, 2) },
    ]);
    expect(proposed.learnedFrom?.acts).toMatchObject([
      { decisionIds: [decisions[0]?.id], codeName: expect.any(String) },
    ]);
    expect((await liveVersion(db)).configuration).toEqual(defaultConfiguration);

    const run = (data: object) => db.detectionRun.create({ data: { configuration: {}, ...data } as never });
    const [baselineRunId, shadowRunId] = [newId(), newId()];
    await run({ id: baselineRunId, status: "published", configurationHash: (await liveVersion(db)).hash });
    const shadow = { shadow: true, configurationId: proposed.id, configurationHash: proposed.hash, baselineRunId };
    await run({ id: shadowRunId, status: "completed", ...shadow });
    const act = { id: proposed.id, version: 1, shadowRunId, reason };
    await activateConfiguration(contextOf(db, "lead"), act);
    const after = await readFeedback(contextOf(db));
    expect(after).toMatchObject({ priorNumber: 1 });
    expect(familyIn(after, "content")).toMatchObject({ prior: 0.5, live: expect.closeTo(expected, 2) });
    const again = proposeLearned(contextOf(db), { ...input, basedOnId: proposed.id });
    await expect(again).rejects.toMatchObject({ code: "precondition_failed" });
  }));

it("lists accounts whose flag rests on the same values, those that fall without them first", () =>
  rolledBack(async (db) => {
    const [here, there] = [
      await makeCampaign(db, { core: 4, associated: 0 }),
      await makeCampaign(db, { core: 1, associated: 0 }),
    ];
    const [innocent = "", same = "", held = "", other = ""] = here.core;
    const [elsewhere = ""] = there.core;
    const holds = (campaign: MadeCampaign, account_id: string, value: number, counts: number) => ({
      ...{ run_id: campaign.runId, campaign_id: campaign.id, family: "payment", kind: "card", value, account_id },
      ...{ exchanges: 1, weight: 8, hub: 0, here: 2, overall: 2, alone: counts, counts },
    });
    await store.insert("campaign_incidence", [
      holds(here, innocent, 1, 8),
      holds(here, innocent, 2, 3),
      holds(here, same, 1, 8),
      holds(here, same, 2, 3),
      holds(here, held, 1, 1),
      // A value that counts for nobody else, and one that the account holds but that does not count for it.
      holds(here, other, 3, 8),
      holds(here, innocent, 4, 0),
      holds(here, other, 4, 8),
      holds(there, elsewhere, 2, 3),
    ]);
    // Members have about thirty nats, ten are asked: nobody's flag rests on these values alone.
    const list = await listSameGround(contextOf(db), { accountId: innocent });
    expect(list).toMatchObject({ total: 3, falling: 0 });
    expect(list.rows.map(({ accountId, values, shared }) => [accountId, values, shared])).toEqual([
      [same, 2, 11],
      [elsewhere, 1, 3],
      [held, 1, 1],
    ]);
    await db.campaignMember.updateMany({ where: { accountId: held }, data: { score: 10.5 } });
    const changed = await listSameGround(contextOf(db), { accountId: innocent });
    expect(changed.rows[0]).toMatchObject({ accountId: held, falls: true, families: ["payment"] });
    await db.campaign.update({ where: { id: there.id }, data: { retiredAt: new Date() } });
    expect((await listSameGround(contextOf(db), { accountId: innocent })).total).toBe(2);
    await expect(listSameGround(testContext(db, ["support"]), { accountId: innocent })).rejects.toMatchObject({
      code: "forbidden",
    });
  }));
