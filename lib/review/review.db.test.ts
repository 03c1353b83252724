import { afterAll, beforeAll, expect, it } from "vitest";
import { type MadeCampaign, makeCampaign, putAside, storeExchanges } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import { type Database, database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { confirmCampaign } from "@/lib/decisions";
import { day, hour, minute, newId } from "@/lib/kernel";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import {
  announcePresence,
  claim,
  claimNext,
  handOver,
  listAccountQueue,
  listCampaignQueue,
  putOff,
  readHandOff,
  readReview,
  readSinceLook,
  release,
  wake,
} from ".";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
});
afterAll(() => warehouse.drop());

const start = new Date("2026-11-01T12:00:00Z");

/** Somebody of a role, at a time after the start. */
function as(db: Database, role: "analyst" | "lead" | "viewer", name: string, after = 0) {
  const ctx = testContext(db, [role], { warehouse, clock: () => new Date(start.getTime() + after) });
  return { ...ctx, actor: { ...ctx.actor, id: `user-${name}`, name } };
}

const hire = (db: Database, name: string, roles = ["analyst"]) =>
  db.user.create({ data: { id: `user-${name}`, name, email: `${name}-${newId()}@example.test`, roles } });

const campaign = ({ id }: MadeCampaign) => ({ type: "campaign" as const, id });
const reason = "Waits for the reseller's answer.";

it("is one person's at a time, for as long as they are seen at it", () =>
  rolledBack(async (db) => {
    const made = campaign(await makeCampaign(db));
    const state = await claim(as(db, "analyst", "ada"), made);
    expect(state.claim).toMatchObject({ holder: { name: "ada" }, leaseUntil: "2026-11-01T12:30:00.000Z" });
    await expect(claim(as(db, "analyst", "ben", 29 * minute), made)).rejects.toMatchObject({
      code: "conflict",
      message: "ada works on it; ask them to hand it over.",
    });
    await announcePresence(as(db, "analyst", "ada", 29 * minute), made);
    await expect(claim(as(db, "analyst", "ben", 58 * minute), made)).rejects.toMatchObject({ code: "conflict" });
    expect((await readReview(as(db, "viewer", "eve", 59 * minute), made)).claim).toBeNull();
    expect((await claim(as(db, "analyst", "ben", 59 * minute), made)).claim?.holder.name).toBe("ben");
    await expect(release(as(db, "analyst", "ada", 59 * minute), made)).rejects.toMatchObject({
      code: "forbidden_transition",
    });
    await release(as(db, "lead", "lea", 59 * minute), made);
    const records = await db.auditRecord.findMany({ where: { subjectId: made.id }, orderBy: { sequence: "asc" } });
    expect(records.map(({ action }) => action)).toEqual(["review.claim", "review.claim", "review.release"]);
  }));

it("is had by one of many who want it at once", async () => {
  const made = await makeCampaign(database(), { stays: true });
  const names = Array.from({ length: 6 }, (_, i) => `racer-${i}`);
  const results = await Promise.allSettled(names.map((name) => claim(as(database(), "analyst", name), campaign(made))));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const result of results)
    if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "conflict" });
  await putAside(database(), made);
});

it("is handed over by its holder or a lead, to somebody who reviews, with a note", () =>
  rolledBack(async (db) => {
    const made = campaign(await makeCampaign(db));
    await hire(db, "ben");
    await hire(db, "eve", ["viewer"]);
    await claim(as(db, "analyst", "ada"), made);
    const { text } = await readHandOff(as(db, "analyst", "ada"), made);
    expect(text).toMatch(/^Test .*: open, distillation \(suggested by detection\), 20\.0 nats; 12 core accounts/);
    expect(text).toContain("- What 12 of 12 core accounts are, nobody has said.");
    await expect(readHandOff(as(db, "viewer", "eve"), made)).rejects.toMatchObject({ code: "forbidden" });
    const toBen = { ...made, toId: "user-ben", note: "The cards are what to look at." };
    await expect(handOver(as(db, "analyst", "cem"), toBen)).rejects.toMatchObject({ code: "conflict" });
    await expect(handOver(as(db, "analyst", "ada"), { ...toBen, toId: "user-eve" })).rejects.toMatchObject({
      code: "invalid_input",
      fields: [{ field: "toId" }],
    });
    const { claim: held } = await handOver(as(db, "analyst", "ada"), toBen);
    expect(held).toMatchObject({ holder: { name: "ben" }, handedBy: "ada", note: toBen.note });
    expect(Date.parse(held?.leaseUntil ?? "")).toBe(start.getTime() + day);
    await announcePresence(as(db, "analyst", "ben", minute), made);
    expect((await readReview(as(db, "viewer", "eve", 2 * minute), made)).claim?.leaseUntil).toBe(held?.leaseUntil);
    await expect(handOver(as(db, "lead", "lea"), toBen)).resolves.toMatchObject({ claim: { handedBy: "lea" } });
  }));

it("is out of the queue while it is put off, and comes back by itself or when it is woken", () =>
  rolledBack(async (db) => {
    const made = await makeCampaign(db);
    const until = new Date(start.getTime() + hour).toISOString();
    const ids = async (part: "waiting" | "snoozed", after: number) =>
      (await listCampaignQueue(as(db, "analyst", "ada", after), { part })).rows.map((row) => row.campaign.id);
    for (const wrong of [start, new Date(start.getTime() + 31 * day)]) {
      const tooFar = { ...campaign(made), until: wrong.toISOString(), reason };
      await expect(putOff(as(db, "analyst", "ada"), tooFar)).rejects.toMatchObject({ code: "invalid_input" });
    }
    const state = await putOff(as(db, "analyst", "ada"), { ...campaign(made), until, reason });
    expect(state.snooze).toEqual({ until, by: "ada", reason });
    expect([await ids("waiting", 0), await ids("snoozed", 0)].map((all) => all.includes(made.id))).toEqual([
      false,
      true,
    ]);
    expect(await ids("waiting", hour)).toContain(made.id);
    await wake(as(db, "analyst", "ben"), campaign(made));
    expect(await ids("waiting", 0)).toContain(made.id);
    await expect(wake(as(db, "analyst", "ben"), campaign(made))).rejects.toMatchObject({
      code: "forbidden_transition",
    });
  }));

it("shows who looks at it, and wakes the others when that changes only", () =>
  rolledBack(async (db) => {
    const made = campaign(await makeCampaign(db));
    const events = () => db.liveEvent.count({ where: { topic: "review", subjectId: made.id } });
    await announcePresence(as(db, "viewer", "eve"), made);
    await announcePresence(as(db, "viewer", "eve", 15_000), made);
    await announcePresence(as(db, "analyst", "ada", 15_000), made);
    expect(await events()).toBe(2);
    const present = async (after: number) => (await readReview(as(db, "viewer", "x", after), made)).present;
    expect((await present(20_000)).map(({ name }) => name)).toEqual(["ada", "eve"]);
    await announcePresence(as(db, "viewer", "eve", 21_000), { ...made, leaving: true });
    expect(await events()).toBe(3);
    expect(await present(22_000)).toEqual([{ id: "user-ada", name: "ada" }]);
    expect(await present(minute)).toEqual([]);
  }));

it("orders campaigns by what still flows, and gives the next that nobody has", () =>
  rolledBack(async (db) => {
    const silent = await makeCampaign(db, { score: 40 });
    const flowing = await makeCampaign(db, { score: 10 });
    await db.detectionRun.update({ where: { id: flowing.runId }, data: { startedAt: new Date("2100-01-01") } });
    const verdict = { run_id: flowing.runId, tier: "core", verdict: "distillation", score: 9, margin: 1 };
    const rows = flowing.core.map((account_id) => ({ ...verdict, account_id, campaign_id: flowing.id }));
    await warehouse.insert("run_verdict", rows);
    await storeExchanges(
      warehouse,
      Array.from({ length: 48 }, (_, i) => ({
        exchange_id: newId(),
        account_id: flowing.core[i % 12] ?? "",
        ts: `2026-10-0${i < 24 ? 2 : 3}T20:30:00Z`,
      })),
    );
    const { rows: queue } = await listCampaignQueue(as(db, "analyst", "ada"), {});
    const own = queue.filter(({ campaign: { id } }) => id === silent.id || id === flowing.id);
    expect(own.map(({ campaign: { id } }) => id)).toEqual([flowing.id, silent.id]);
    // 24 exchanges in the last day of data, of which eight in ten look like extraction.
    expect(own.map(({ urgency }) => urgency.flow)).toEqual([0.8, 0]);
    const first = await claimNext(as(db, "analyst", "ada"), { type: "campaign" });
    const second = await claimNext(as(db, "analyst", "ben"), { type: "campaign" });
    expect(first.next).toMatchObject({ type: "campaign", id: flowing.id });
    expect(second.next?.id).not.toBe(flowing.id);
    const mine = await listCampaignQueue(as(db, "analyst", "ada"), { part: "mine" });
    expect(mine.rows.map(({ campaign: { id } }) => id)).toEqual([flowing.id]);
    expect(mine.counts.waiting - mine.counts.unclaimed).toBe(2);
  }));

it("has members of confirmed campaigns whose disposition nobody has said", () =>
  rolledBack(async (db) => {
    const made = await makeCampaign(db, { core: 3, prefix: `waits-${newId()}` });
    const ada = as(db, "analyst", "ada");
    const ours = async (part: "waiting" | "unclaimed") =>
      (await listAccountQueue(ada, { part, limit: 500 })).rows.filter(({ campaign: { id } }) => id === made.id);
    expect(await ours("waiting")).toEqual([]);
    const answer = { reason, innocentExplanation: "Not a company: its own cards differ." };
    await confirmCampaign(ada, { campaignId: made.id, version: 1, verdict: "distillation", ...answer });
    const [strongest = { accountId: "" }, ...rest] = await ours("waiting");
    expect([strongest.accountId, ...rest.map(({ accountId }) => accountId)]).toEqual(made.core);
    await claim(ada, { type: "account", id: strongest.accountId });
    expect((await ours("unclaimed")).map(({ accountId }) => accountId)).toEqual(made.core.slice(1));
    await db.campaignMember.updateMany({ where: { campaignId: made.id }, data: { disposition: "operated" } });
    expect(await ours("waiting")).toEqual([]);
  }));

it("tells who comes back what has become of a campaign since", () =>
  rolledBack(async (db) => {
    const made = await makeCampaign(db, { core: 4 });
    const [first, again] = [as(db, "analyst", "ada"), as(db, "analyst", "ada", 2 * hour)];
    const since = async (ctx: typeof first) => (await readSinceLook(ctx, { campaignId: made.id })).since;
    const look = (ctx: typeof first) => announcePresence(ctx, campaign(made));
    await look(first);
    expect([await since(first), await since(again)]).toEqual([null, null]);

    const joined = new Date(start.getTime() + hour);
    const { runId, core } = made;
    await db.campaignMember.update({
      where: { campaignId_accountId: { campaignId: made.id, accountId: core[1] ?? "" } },
      data: { flaggedAt: joined },
    });
    await db.campaign.update({
      where: { id: made.id },
      data: { score: 22, coreAccounts: 3, version: { increment: 1 } },
    });
    await db.campaignEvidence.deleteMany({ where: { campaignId: made.id } });
    const fact = { family: "network", kind: "ip", value: "99", display: "ip·99", accountsHere: 2, accountsOverall: 2 };
    await db.campaignEvidence.create({
      data: { id: newId(), campaignId: made.id, runId, weight: 6, exchangeIds: [], ...fact },
    });
    const answer = { reason, innocentExplanation: "Not a company: its own cards differ." };
    const ben = as(db, "analyst", "ben", hour);
    await confirmCampaign(ben, { campaignId: made.id, version: 2, verdict: "relay", ...answer });

    const news = {
      since: start.toISOString(),
      score: { before: 20, after: 22 },
      core: { before: 4, after: 3, joined: 1, fellAway: 2, names: [core[1]] },
      verdict: { before: "distillation", after: "relay" },
      evidence: { added: [{ display: "ip·99" }], gone: 1 },
      decisions: [{ kind: "confirm", actor: { name: "ben" } }],
    };
    expect(await since(again)).toMatchObject(news);
    // What is new stays new for as long as the visit lasts, and is seen on the next.
    await look(again);
    await look(as(db, "analyst", "ada", 2 * hour + 15_000));
    expect(await since(again)).toMatchObject(news);
    // However long it lasts it is one visit, which is hardly ever written while nothing changes, and ends once.
    const after = (minutes: number) => as(db, "analyst", "ada", 2 * hour + minutes * minute);
    const noted: number[] = [];
    for (const [minutes, leaving] of [[1], [16], [31], [40], [41, true], [90, true]] as [number, boolean?][]) {
      await announcePresence(after(minutes), { ...campaign(made), leaving });
      const { seenAt } = await db.reviewLook.findFirstOrThrow({
        where: { campaignId: made.id, personId: first.actor.id },
      });
      noted.push((seenAt.getTime() - start.getTime()) / minute - 120);
    }
    expect(noted).toEqual([0, 16, 31, 31, 41, 41]);
    expect(await since(after(50))).toMatchObject(news);
    expect(await since(as(db, "analyst", "ada", 5 * hour))).toBeNull();
    expect(await since(ben)).toBeNull();
  }));

it("refuses who may not, machines, and what is not there", () =>
  rolledBack(async (db) => {
    const made = campaign(await makeCampaign(db));
    const viewer = as(db, "viewer", "eve");
    for (const act of [claim(viewer, made), release(viewer, made), wake(viewer, made)])
      await expect(act).rejects.toMatchObject({ code: "forbidden" });
    const until = new Date(start.getTime() + hour).toISOString();
    await expect(putOff(viewer, { ...made, until, reason })).rejects.toMatchObject({ code: "forbidden" });
    await expect(handOver(viewer, { ...made, toId: "x" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(claimNext(viewer, { type: "campaign" })).rejects.toMatchObject({ code: "forbidden" });
    const ada = as(db, "analyst", "ada");
    const machine = { ...ada, actor: { ...ada.actor, type: "api_key" as const } };
    await expect(claim(machine, made)).rejects.toMatchObject({ code: "forbidden" });
    await expect(claim(ada, { type: "campaign", id: newId() })).rejects.toMatchObject({ code: "not_found" });
    await expect(claim(ada, { type: "campaign", id: "no id" })).rejects.toMatchObject({ code: "not_found" });
    await expect(claim(ada, { type: "account", id: "nobody" })).rejects.toMatchObject({ code: "not_found" });
  }));
