import { afterAll, beforeAll, expect, it } from "vitest";
import { listMembers, readCampaign } from "@/lib/campaigns";
import type { Context } from "@/lib/command";
import { testContext } from "@/lib/command/testing";
import type { Database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { detect } from "@/lib/detection";
import { type LabelledWorld, simulatedWorld, storeOf, type TestStore } from "@/lib/detection/testing/world";
import { worldPreset } from "@/lib/simulator";
import {
  listThreads,
  openCampaign,
  rankThread,
  readThread,
  seedThread,
  startThread,
  stepThread,
  type ThreadView,
  undoStep,
} from ".";

let world: LabelledWorld;
let store: TestStore;
beforeAll(async () => {
  world = await simulatedWorld(worldPreset({ accounts: 500, exchanges: 10_000, days: 8, seed: 5003 }));
  store = await storeOf(world);
});
afterAll(() => store.drop());

const contextOf = (db: Database, role: "analyst" | "viewer" | "admin"): Context =>
  testContext(db, role === "analyst" ? ["analyst", "admin"] : [role], { warehouse: store });

/** A core account of a campaign with a card that a few others hold, and one of its prompts. */
async function beginning(db: Database) {
  const members = await db.campaignMember.findMany({ where: { tier: "core" }, orderBy: { accountId: "asc" } });
  const flagged = new Set(members.map(({ accountId }) => accountId));
  const cards = new Map<unknown, string[]>();
  for (const { account_id, payment_fingerprint: card } of world.accounts) {
    if (card) cards.set(card, [...(cards.get(card) ?? []), String(account_id)]);
  }
  const [card, holders] = [...cards].find(([, own]) => own.length >= 3 && own.every((id) => flagged.has(id))) as [
    string,
    string[],
  ];
  return { card, holders, flagged };
}

it("grows from pasted lines, step by step, and becomes a campaign that runs leave as it is", async () => {
  await rolledBack(async (db) => {
    const ctx = contextOf(db, "analyst");
    await detect(ctx);
    const { card, holders, flagged } = await beginning(db);
    const [seed = "", other = ""] = holders;
    const agent = world.exchanges.map((one) => String(one.user_agent ?? "")).find((one) => one !== "") ?? "";

    await expect(startThread(contextOf(db, "viewer"), { lines: seed })).rejects.toMatchObject({ code: "forbidden" });
    await expect(startThread(ctx, { lines: "nobody\n\nnothing" })).rejects.toMatchObject({
      code: "invalid_input",
      fields: [{ field: "lines.1" }, { field: "lines.3" }],
    });
    await expect(startThread(ctx, { lines: "a\n".repeat(5_001) })).rejects.toThrow("5,000 lines");

    const { thread, report } = await startThread(ctx, { lines: `${seed}\r\nnobody\n\n"x", ${card}\n${agent}` });
    expect(report.accounts).toBe(1);
    expect(report.notes.filter(({ is }) => is === "unknown")).toMatchObject([{ line: 2 }]);
    expect(thread.values.map(({ kind, overall }) => [kind, overall])).toContainEqual(["card", holders.length]);
    expect(JSON.stringify(thread)).not.toContain(card);

    const ranked = await rankThread(ctx, { threadId: thread.id });
    const next = ranked.rows.find(({ accountId }) => accountId === other);
    expect(next?.facts.map(({ kind }) => kind)).toContain("card");
    expect(ranked.rows.map(({ accountId }) => accountId)).not.toContain(seed);

    const at = (one: ThreadView) => ({ threadId: one.id, version: one.version });
    const accepted = await stepThread(ctx, { ...at(thread), kind: "accepted", accountId: other });
    expect(accepted.accepted.map(({ accountId }) => accountId)).toEqual([seed, other]);
    expect(accepted.accepted[1]?.evidence).toMatchObject({ nats: next?.nats, reason: next?.reason });
    await expect(stepThread(ctx, { ...at(thread), kind: "rejected", accountId: "somebody" })).rejects.toMatchObject({
      code: "conflict",
    });
    const innocent = world.accounts.map((one) => String(one.account_id)).find((id) => !flagged.has(id)) ?? "";
    const rejected = await stepThread(ctx, { ...at(accepted), kind: "rejected", accountId: innocent });
    const undone = await undoStep(ctx, at(rejected));
    expect([undone.rejected, undone.undoable]).toEqual([[], 2]);
    const linked = ranked.rows.find((row) => row.linked && ![seed, other].includes(row.accountId));
    const again = await seedThread(ctx, { ...at(undone), lines: `${linked?.accountId ?? holders[2]}; ${innocent}` });
    expect(again.thread.accepted).toHaveLength(4);

    const opened = await openCampaign(ctx, at(again.thread));
    expect(opened).toMatchObject({ accounts: 4 });
    await becomesCampaign(ctx, opened, innocent);
    const closed = await readThread(ctx, { threadId: thread.id });
    expect(closed).toMatchObject({ campaignId: opened.campaignId, undoable: null });
    expect(closed.steps.map(({ kind }) => kind)).toEqual([
      "opened",
      "seeded",
      "undone",
      "rejected",
      "accepted",
      "seeded",
    ]);
    await expect(undoStep(ctx, at(closed))).rejects.toMatchObject({ code: "forbidden_transition" });
    expect((await listThreads(ctx)).rows).toMatchObject([{ id: thread.id, accepted: 4, steps: 6 }]);
  });
}, 120_000);

/** Looks at the campaign, runs detection again, and looks whether anything of it is another. */
async function becomesCampaign(ctx: Context, opened: { campaignId: string; core: number }, innocent: string) {
  const { campaignId } = opened;
  const look = async () => ({
    campaign: await readCampaign(ctx, { campaignId }),
    members: (await listMembers(ctx, { campaignId })).rows,
  });
  const before = await look();
  expect(before.campaign).toMatchObject({ status: "open", verdict: "undetermined", verdictBy: "detection", score: 0 });
  expect(before.campaign.evidence.map(({ kind }) => kind)).toContain("card");
  const tiers = new Map(before.members.map(({ accountId, tier }) => [accountId, tier]));
  expect(tiers.get(innocent)).toBe("associated");
  expect(before.members.filter(({ tier }) => tier === "core")).toHaveLength(opened.core);
  for (const { tier, score } of before.members) {
    if (tier === "core") expect(score).toBeGreaterThan(before.campaign.explanation.thresholdNats - 0.001);
  }
  const { campaigns } = await detect(ctx);
  const found = await ctx.db.campaign.count({ where: { retiredAt: null, threadId: null } });
  expect(campaigns).toBe(found);
  expect(await look()).toEqual(before);
}
