import { afterAll, beforeAll, expect, it } from "vitest";
import { readCampaign } from "@/lib/campaigns";
import { makeCampaign } from "@/lib/campaigns/testing";
import type { Context } from "@/lib/command";
import { takeRecordFirst, testContext } from "@/lib/command/testing";
import type { Database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { detect, detectWithin } from "@/lib/detection";
import { comesIn, storeWithout } from "@/lib/detection/testing/late";
import { everythingPublished } from "@/lib/detection/testing/published";
import { testRun } from "@/lib/detection/testing/run";
import { simulatedWorld, type TestStore } from "@/lib/detection/testing/world";
import { react } from "@/lib/reactions";
import { worldPreset } from "@/lib/simulator";
import { openCampaign, startThread } from "@/lib/threads";
import * as decisions from "..";

const reason = "One operator under two cards.";
let store: TestStore;
beforeAll(async () => {
  const world = await simulatedWorld(worldPreset({ accounts: 400, exchanges: 8_000, days: 8, seed: 11 }));
  store = await storeWithout(world, "ts > (SELECT max(ts) - INTERVAL 8 HOUR FROM exchange)");
}, 300_000);
afterAll(() => store.drop());

const membersOf = async (db: Database, campaignId: string) =>
  (await db.campaignMember.findMany({ where: { campaignId }, orderBy: { accountId: "asc" } })).map((one) => one);
const idsOf = async (db: Database, id: string) => (await membersOf(db, id)).map(({ accountId }) => accountId);
const campaignOf = (db: Database, id: string) => db.campaign.findUniqueOrThrow({ where: { id } });
const seen = async (db: Database, id: string) => ({ campaignId: id, version: (await campaignOf(db, id)).version });
const live = (db: Database, accountIds: readonly string[]) =>
  db.campaign.findMany({
    where: { retiredAt: null, members: { some: { accountId: { in: [...accountIds] } } } },
    orderBy: { id: "asc" },
    select: { id: true },
  });

/** Says that the core of the first campaign is operated, and bans one account of it. */
async function banOne(ctx: Context, campaignId: string) {
  const core = (await membersOf(ctx.db, campaignId)).filter(({ tier, hardLink }) => tier === "core" && hardLink);
  const accountIds = core.map(({ accountId }) => accountId);
  const on = async () => ({ ...(await seen(ctx.db, campaignId)), reason });
  const verdict = { verdict: "distillation", innocentExplanation: "No company stands behind these." } as const;
  await decisions.confirmCampaign(ctx, { ...(await on()), ...verdict });
  await decisions.setDisposition(ctx, { ...(await on()), accountIds, disposition: "operated" });
  const banned = accountIds[0] ?? "";
  const ban = { target: [banned], policy: "model_extraction" as const };
  const { decisions: taken } = await decisions.takeMeasure(ctx, { kind: "ban", ...(await on()), ...ban });
  return { banned, decisionId: taken[0]?.id ?? "", said: accountIds };
}

it("makes one of two and two of one, for every run from then on, until it is taken back", async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db, ["analyst", "admin"], { warehouse: store });
    await takeRecordFirst(ctx);
    const viewer = testContext(db, ["viewer"], { warehouse: store });
    await detect(ctx);
    const [a, b] = (
      await db.campaign.findMany({
        where: {
          retiredAt: null,
          runId: {
            in: (await db.detectionRun.findMany({ orderBy: { startedAt: "desc" }, take: 1 })).map(({ id }) => id),
          },
          suggestedVerdict: "distillation",
          explanation: { path: ["endUsers"], equals: null as never },
        },
        orderBy: [{ coreAccounts: "desc" }, { id: "asc" }],
        take: 2,
      })
    ).map(({ id }) => id) as [string, string];
    const before = { a: await idsOf(db, a), b: await idsOf(db, b) };
    const all = [...new Set([...before.a, ...before.b])].sort();
    const { banned, decisionId, said } = await banOne(ctx, a);

    const asked = async () => ({ ...(await seen(db, a)), others: [await seen(db, b)], reason });
    await expect(decisions.mergeCampaigns(viewer, await asked())).rejects.toMatchObject({ code: "forbidden" });
    await expect(decisions.mergeCampaigns(ctx, { ...(await asked()), version: 1 })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(decisions.mergeCampaigns(ctx, { ...(await asked()), others: [await seen(db, a)] })).rejects.toThrow(
      "not merged with itself",
    );
    const foreseen = await decisions.foreseeMerge(ctx, { campaignId: a, others: [b] });
    expect(foreseen).toMatchObject({ accounts: all.length, disagreements: [] });
    expect(foreseen.campaigns.map(({ measures }) => measures).sort()).toEqual([0, 1]);

    const underWay = await testRun(ctx);
    const { regrouping: merge } = await decisions.mergeCampaigns(ctx, await asked());
    await expect(underWay.publish()).rejects.toThrow("merged or split campaigns while this run was under way");
    const z = merge.into.id;
    expect(await idsOf(db, z)).toEqual(all);
    expect(await campaignOf(db, z)).toMatchObject({ status: "open", verdictBy: "detection", accounts: all.length });
    for (const id of [a, b])
      expect(await campaignOf(db, id)).toMatchObject({ endedById: merge.id, retiredAt: expect.any(Date) });
    expect((await campaignOf(db, a)).status).toBe("confirmed");
    expect(await idsOf(db, a)).toEqual(before.a);
    const kept = (await membersOf(db, z)).filter(({ dispositionBy }) => dispositionBy === "analyst");
    expect(kept.map(({ accountId, disposition }) => [accountId, disposition])).toEqual(
      said.map((id) => [id, "operated"]),
    );
    expect((await readCampaign(ctx, { campaignId: a })).regroupings).toMatchObject([
      { id: merge.id, into: { id: z }, reason },
    ]);
    expect((await readCampaign(ctx, { campaignId: z })).evidence.length).toBeGreaterThan(0);
    await expect(decisions.dismissCampaign(ctx, { ...(await seen(db, a)), reason })).rejects.toThrow(
      "has been merged into",
    );

    // What shuts an account off goes on resting on what was said of it, and is reversed where it was decided.
    const standing = async () => (await db.flaggedAccount.findUniqueOrThrow({ where: { accountId: banned } })).standing;
    const bystander = { accountIds: [banned], disposition: "bystander" as const, reason };
    await expect(decisions.setDisposition(ctx, { ...(await seen(db, z)), ...bystander })).rejects.toThrow(
      "reverse the ban first",
    );
    expect(await standing()).toBe("banned");
    await decisions.reverseDecision(ctx, { decisionId, reason });
    expect(await standing()).toBe("active");
    await expect(decisions.reverseDecision(ctx, { decisionId, reason })).rejects.toMatchObject({ code: "conflict" });

    await detect(ctx);
    expect(await live(db, all)).toEqual([{ id: z }]);
    expect(await idsOf(db, z)).toEqual(all);
    const judged = await readCampaign(ctx, { campaignId: z });
    expect(judged.explanation.sentences[0]).not.toContain("merged");
    await comesIn(store);
    await detectWithin(ctx);
    const within = await everythingPublished(db, store);
    expect(await live(db, all)).toEqual([{ id: z }]);
    await detectWithin(ctx, { everyAccount: true });
    expect(await everythingPublished(db, store)).toEqual(within);

    const part = before.b.filter((id) => !before.a.includes(id)).slice(0, Math.ceil(before.b.length / 2));
    const split = async (accountIds: readonly string[]) => ({
      ...(await seen(db, z)),
      accountIds: [...accountIds],
      reason,
    });
    await expect(decisions.splitCampaign(viewer, await split(part))).rejects.toMatchObject({ code: "forbidden" });
    await expect(decisions.splitCampaign(ctx, await split([]))).rejects.toMatchObject({ code: "invalid_input" });
    await expect(decisions.splitCampaign(ctx, await split([...part, "nobody"]))).rejects.toThrow(
      "Not members of campaign",
    );
    await expect(decisions.splitCampaign(ctx, await split(await idsOf(db, z)))).rejects.toThrow(
      "nothing would be left",
    );
    await expect(decisions.splitCampaign(ctx, await split(part.slice(0, 1)))).rejects.toThrow("at least 2 accounts");
    expect(await decisions.foreseeSplit(ctx, { campaignId: z, accountIds: [...part, "nobody"] })).toMatchObject({
      ...{ given: part.length, left: (await idsOf(db, z)).length - part.length, strangers: ["nobody"] },
    });
    const rest = (await idsOf(db, z)).filter((id) => !part.includes(id));
    const { regrouping: parting } = await decisions.splitCampaign(ctx, await split(part));
    const m = parting.into.id;
    expect([await idsOf(db, z), await idsOf(db, m)]).toEqual([rest, [...part].sort()]);
    expect(await campaignOf(db, m)).toMatchObject({ status: "open", verdictBy: "detection", accounts: part.length });
    expect(await react(ctx)).toBeGreaterThan(0);
    const [held] = await store.rows<{ accounts: string }>(
      "SELECT uniqExactIf(account_id, account_id IN {part:Array(String)}) AS accounts FROM campaign_incidence WHERE campaign_id = {z:UUID} AND run_id = {run:UUID}",
      { part, z, run: (await campaignOf(db, z)).runId },
    );
    expect(Number(held?.accounts)).toBe(0);

    for (const run of [() => detectWithin(ctx), () => detect(ctx)]) {
      await run();
      expect(await live(db, all)).toEqual([{ id: z }, { id: m }].sort((x, y) => (x.id < y.id ? -1 : 1)));
      expect((await idsOf(db, z)).filter((id) => part.includes(id))).toEqual([]);
      expect((await idsOf(db, m)).filter((id) => !part.includes(id) && rest.includes(id))).toEqual([]);
      expect((await idsOf(db, m)).filter((id) => part.includes(id)).length).toBeGreaterThan(0);
    }

    const back = async (id: string, into: string) => ({
      regroupingId: id,
      version: (await campaignOf(db, into)).version,
      reason,
    });
    await expect(decisions.takeBackRegrouping(viewer, await back(parting.id, m))).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(decisions.takeBackRegrouping(ctx, await back(merge.id, z))).rejects.toThrow("take that back first");
    const dismissal = await decisions.dismissCampaign(ctx, { ...(await seen(db, m)), reason });
    await expect(decisions.takeBackRegrouping(ctx, await back(parting.id, m))).rejects.toThrow("1 decision rests on");
    await decisions.reverseDecision(ctx, { decisionId: dismissal.decisions[0]?.id ?? "", reason });
    await decisions.takeBackRegrouping(ctx, await back(parting.id, m));
    expect((await idsOf(db, z)).filter((id) => part.includes(id)).length).toBeGreaterThan(0);
    await decisions.takeBackRegrouping(ctx, await back(merge.id, z));
    await expect(decisions.takeBackRegrouping(ctx, await back(merge.id, z))).rejects.toThrow("taken back already");
    expect(await campaignOf(db, a)).toMatchObject({ status: "confirmed", endedById: null, retiredAt: null });
    await detectWithin(ctx);
    expect(await live(db, all)).toEqual([{ id: a }, { id: b }].sort((x, y) => (x.id < y.id ? -1 : 1)));
    await keepsByHand(ctx, b, all);
  });
}, 300_000);

/** Merges a campaign with one of accounts that a person put together by hand, and looks at what a run leaves of that. */
async function keepsByHand(ctx: Context, campaignId: string, all: readonly string[]) {
  const { db } = ctx;
  const strangers = await store.rows<{ id: string }>(
    "SELECT DISTINCT account_id AS id FROM exchange WHERE account_id NOT IN {known:Array(String)} ORDER BY id LIMIT 2",
    { known: (await db.campaignMember.findMany()).map(({ accountId }) => accountId) },
  );
  const byHand = strangers.map(({ id }) => id);
  const { thread } = await startThread(ctx, { lines: byHand.join("\n") });
  const opened = await openCampaign(ctx, { threadId: thread.id, version: thread.version });
  const members = await idsOf(db, campaignId);
  const { regrouping } = await decisions.mergeCampaigns(ctx, {
    ...{ ...(await seen(db, campaignId)), others: [await seen(db, opened.campaignId)], reason },
  });
  await detect(ctx);
  expect(await campaignOf(db, regrouping.into.id)).toMatchObject({ retiredAt: null, threadId: null });
  const kept = await idsOf(db, regrouping.into.id);
  expect(kept.filter((id) => byHand.includes(id))).toEqual(byHand);
  expect(kept.filter((id) => members.includes(id)).length).toBeGreaterThan(members.length / 2);
  expect(await live(db, all)).toHaveLength(2);
}

it("keeps the latest word where campaigns disagree, says so, and takes it back with its reversal", async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db, ["analyst"], { warehouse: store });
    await takeRecordFirst(ctx);
    const [a, b] = [await makeCampaign(db, { prefix: "both" }), await makeCampaign(db, { prefix: "both", core: 14 })];
    const [first = "", second = "", third = ""] = a.core;
    const say = async (id: string, accountIds: string[], disposition: "operated" | "bystander" | "compromised") =>
      decisions.setDisposition(ctx, { ...(await seen(db, id)), accountIds, disposition, reason });
    await say(a.id, [first], "operated");
    await say(b.id, [first, second], "bystander");
    const last = await say(a.id, [second, third], "compromised");
    const { regrouping } = await decisions.mergeCampaigns(ctx, {
      ...{ ...(await seen(db, b.id)), others: [await seen(db, a.id)], reason },
    });
    const z = regrouping.into.id;
    const is = async (id: string) =>
      (await db.campaignMember.findUniqueOrThrow({ where: { campaignId_accountId: { campaignId: z, accountId: id } } }))
        .disposition;
    expect((await membersOf(db, z)).length).toBe(16);
    expect([await is(first), await is(second), await is(third)]).toEqual(["bystander", "compromised", "compromised"]);
    expect(regrouping.disagreements).toMatchObject([
      { accountId: first, kept: "bystander", keptFrom: b.id, others: [{ campaignId: a.id, disposition: "operated" }] },
      { accountId: second, kept: "compromised", keptFrom: a.id },
    ]);
    for (const { id } of last.decisions) await decisions.reverseDecision(ctx, { decisionId: id, reason });
    expect([await is(first), await is(second), await is(third)]).toEqual(["bystander", "bystander", "operated"]);
    const retired = { ...(await seen(db, z)), others: [await seen(db, a.id)], reason };
    await expect(decisions.mergeCampaigns(ctx, retired)).rejects.toThrow("has been merged into");
  });
});
