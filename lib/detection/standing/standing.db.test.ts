import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { decideAppeal, takeAppeal } from "@/lib/appeals";
import { submitted } from "@/lib/appeals/testing/submit";
import { testContext } from "@/lib/command/testing";
import { type Database, database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { confirmCampaign, dismissCampaign, setDisposition, takeMeasure } from "@/lib/decisions";
import { takeFile } from "@/lib/ingest";
import { canonicalJson } from "@/lib/kernel";
import { react, reactionPermissions } from "@/lib/reactions";
import { simulateWorld, worldPreset } from "@/lib/simulator";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { Difference } from "../contract";
import { detect } from "../detect";
import { readMemberExplanation } from "../explanation/read-member-explanation";

type Store = Awaited<ReturnType<typeof createTestWarehouse>>;
let out: string;
let files: Awaited<ReturnType<typeof simulateWorld>>["files"];
/** What the largest campaign's core does two days after the world ends. */
let later: Store;
let core: string[];
const stores: Store[] = [];
const reason = "A course that works through one set of exercises.";

beforeAll(async () => {
  out = await mkdtemp(path.join(tmpdir(), "stillwatch-standing-"));
  ({ files } = await simulateWorld({ ...worldPreset({ accounts: 900, exchanges: 22_000, days: 12, seed: 11 }), out }));
  const store = await filled(files);
  await rolledBack(async (db) => {
    await detect(testContext(db, ["analyst"], { warehouse: store }));
    core = coreOf(await largest(db));
  });
  later = await filled({ exchanges: await goOn(core) });
}, 300_000);

afterAll(async () => {
  for (const store of stores) await store.drop();
  await rm(out, { recursive: true, force: true });
});

async function filled(from: Partial<typeof files>): Promise<Store> {
  const store = await createTestWarehouse();
  stores.push(store);
  const ctx = testContext(database(), ["admin"], { warehouse: store });
  for (const kind of ["accounts", "releases", "exchanges"] as const) {
    const file = from[kind];
    if (file !== undefined) await takeFile(ctx, { kind, file });
  }
  return store;
}

/** The accounts go on from an address and under a prompt that nobody used before. */
async function goOn(accountIds: readonly string[]): Promise<string> {
  const lines = accountIds.flatMap((account_id, a) =>
    Array.from({ length: 12 }, (_, i) => ({
      exchange_id: `later-${a}-${i}`,
      ts: new Date(Date.parse("2026-01-26T08:00:00Z") + a * 61_000 + i * 3_700_000).toISOString(),
      ...{ account_id, model: "corvid-5", ip: "198.51.100.77", client_fingerprint: "later-client" },
      system_prompt: "You are an annotator. Answer every item in full.",
      prompt: `Explain, step by step and with all of your reasoning, item ${a * 12 + i} of the list.`,
      ...{ input_tokens: 60, output_tokens: 900 },
    })),
  );
  const file = path.join(out, "later.ndjson");
  await writeFile(file, `${lines.map((line) => JSON.stringify(line)).join("\n")}\n`);
  return file;
}

const passTime = (store: Store) => store.command(`INSERT INTO exchange SELECT * FROM ${later.database}.exchange`);

const largest = (db: Database) =>
  db.campaign.findFirstOrThrow({
    where: { suggestedVerdict: "distillation", retiredAt: null },
    orderBy: [{ coreAccounts: "desc" }, { id: "asc" }],
    include: { members: { orderBy: { accountId: "asc" } } },
  });

const coreOf = ({ members }: Awaited<ReturnType<typeof largest>>): string[] =>
  members.filter(({ tier }) => tier === "core").map(({ accountId }) => accountId);

/** The campaigns of these accounts: other files write theirs into the same system of record. */
const ofCore = () => ({ members: { some: { accountId: { in: core } } } });

it("leaves a dismissed campaign alone until evidence dated later opens it again, as a difference", async () => {
  const store = await filled(files);
  await rolledBack(async (db) => {
    const ann = testContext(db, ["analyst"], { warehouse: store });
    await detect(ann);
    const found = await largest(db);
    expect(coreOf(found)).toEqual(core);
    const all = await db.campaign.count({ where: ofCore() });
    const { decisions } = await dismissCampaign(ann, { campaignId: found.id, version: found.version, reason });
    const dismissed = await db.campaign.findUniqueOrThrow({ where: { id: found.id } });

    await detect(ann);
    expect(await react(ann)).toBeGreaterThan(0);
    expect(await db.campaign.findUniqueOrThrow({ where: { id: found.id } })).toEqual(dismissed);
    expect(await db.campaign.count({ where: ofCore() })).toBe(all);
    expect(await db.campaignDifference.count()).toBe(0);

    await passTime(store);
    await detect(ann);
    await react(ann);
    const opened = await db.campaign.findUniqueOrThrow({ where: { id: found.id } });
    expect(opened).toMatchObject({ status: "open", verdictBy: "detection" });
    const kept = await db.campaignDifference.findFirstOrThrow({ where: { campaignId: found.id } });
    const difference = Difference.parse(kept.content);
    expect(difference).toMatchObject({
      decisionId: decisions[0]?.id,
      dismissedBy: { id: ann.actor.id },
      newAccounts: 0,
    });
    expect(difference.linkNats).toBeGreaterThanOrEqual(4);
    expect(difference.parts.reduce((sum, { nats }) => sum + nats, 0)).toBeCloseTo(difference.linkNats, 8);
    expect(new Set(difference.facts.map(({ kind }) => kind))).toContain("ip");
    const old = await oldKeys(store, dismissed.runId, found.id);
    expect(difference.facts.filter(({ kind, value }) => old.has(`${kind}/${value}`))).toEqual([]);
    const back = await db.decision.findFirstOrThrow({ where: { reversesId: decisions[0]?.id ?? "" } });
    expect(back.kind).toBe("reverse");
    expect(back.reason).toContain("dated after it");

    const judgement = { campaignId: found.id, version: opened.version, reason };
    await expect(dismissCampaign(ann, judgement)).rejects.toMatchObject({ code: "forbidden" });
    const confirmation = { ...judgement, verdict: "distillation" as const, innocentExplanation: reason };
    await expect(confirmCampaign(ann, confirmation)).rejects.toThrow(/somebody else decides/);
    const bea = testContext(db, ["lead"], { warehouse: store });
    await dismissCampaign(bea, judgement);
    const again = await db.campaign.findUniqueOrThrow({ where: { id: found.id } });
    await detect(ann);
    await react(ann);
    expect(await db.campaign.findUniqueOrThrow({ where: { id: found.id } })).toEqual(again);
  });
}, 240_000);

async function oldKeys(store: Store, runId: string, campaignId: string): Promise<Set<string>> {
  const rows = await store.rows<{ key: string }>(
    "SELECT DISTINCT concat(kind, '/', toString(value)) AS key FROM campaign_incidence WHERE run_id = {runId:UUID} AND campaign_id = {campaignId:UUID}",
    { runId, campaignId },
  );
  return new Set(rows.map(({ key }) => key));
}

it("keeps a cleared account out of the core until its own evidence grows, and learns nothing about its values", async () => {
  const store = await filled(files);
  await rolledBack(async (db) => {
    const ann = testContext(db, ["analyst"], { warehouse: store });
    await detect(ann);
    const found = await largest(db);
    const [cleared = "", ...others] = core;
    const evidence = await evidenceOf(db, found.id);
    await setDisposition(ann, {
      ...{ campaignId: found.id, version: found.version, accountIds: [cleared], reason },
      disposition: "bystander",
    });

    await detect(ann);
    const memberOf = async (accountId: string) =>
      db.campaignMember.findUniqueOrThrow({ where: { campaignId_accountId: { campaignId: found.id, accountId } } });
    expect(await memberOf(cleared)).toMatchObject({
      ...{ tier: "associated", disposition: "bystander", suggestedDisposition: "bystander" },
    });
    const explained = await readMemberExplanation(db, store, found.id, cleared);
    expect(explained?.explanation.clearing).toMatchObject({ by: { id: ann.actor.id }, nats: 0, asked: 4 });
    const tiers = await db.campaignMember.findMany({ where: { campaignId: found.id, accountId: { in: others } } });
    expect(tiers.filter(({ tier }) => tier !== "core")).toEqual([]);
    const same = await evidenceOf(db, found.id);
    expect(same.filter(({ key }) => evidence.some((fact) => fact.key === key))).toEqual(
      evidence.filter(({ key }) => same.some((fact) => fact.key === key)),
    );
    expect(same.length).toBeGreaterThan(5);

    await passTime(store);
    await detect(ann);
    const after = await readMemberExplanation(db, store, found.id, cleared);
    expect(after?.explanation.clearing?.nats).toBeGreaterThanOrEqual(4);
    expect(await memberOf(cleared)).toMatchObject({ tier: "core", disposition: "bystander" });
  });
}, 240_000);

it("after an appeal that was right, keeps the account out, the campaign and its others as they are, and every value", async () => {
  const store = await filled(files);
  await rolledBack(async (db) => {
    const ann = testContext(db, ["analyst"], { warehouse: store });
    const bea = testContext(db, ["appeals_reviewer"], { warehouse: store });
    await detect(ann);
    const found = await largest(db);
    const members = await db.campaignMember.findMany({ where: { campaignId: found.id, tier: "core", hardLink: true } });
    const [innocent = "", other = ""] = members.map(({ accountId }) => accountId).sort();
    const said = { campaignId: found.id, version: found.version, reason };
    const called = await setDisposition(ann, { ...said, accountIds: [innocent, other], disposition: "operated" });
    const judged = { ...said, version: called.campaignVersion ?? 0, innocentExplanation: reason };
    const { campaignVersion } = await confirmCampaign(ann, { ...judged, verdict: "distillation" });
    const order = { ...said, version: campaignVersion ?? 0, kind: "ban" as const, target: [innocent, other] };
    const banned = await takeMeasure(ann, { ...order, policy: "model_extraction" });
    const evidence = await evidenceOf(db, found.id);
    const decisionId = banned.decisions.find(({ accountId }) => accountId === innocent)?.id ?? "";
    const text = "The card belongs to the school that I teach at.";
    const appealId = await submitted(db, { decisionId, accountId: innocent, campaignId: found.id, text });
    const { version } = await takeAppeal(bea, { appealId, version: 1 });
    const ruling = { outcome: "overturned" as const };
    await decideAppeal(bea, { appealId, version, ruling, point: text, answer: "The card is the school's.", reason });
    await react({ ...ann, actor: { ...ann.actor, permissions: new Set(reactionPermissions) } });

    await detect(ann);
    const memberOf = (accountId: string) =>
      db.campaignMember.findUniqueOrThrow({ where: { campaignId_accountId: { campaignId: found.id, accountId } } });
    expect(await memberOf(innocent)).toMatchObject({ tier: "associated", disposition: "bystander" });
    expect(await memberOf(other)).toMatchObject({ tier: "core", disposition: "operated" });
    const standings = await db.flaggedAccount.findMany({ where: { accountId: { in: [innocent, other] } } });
    expect(new Map(standings.map(({ accountId, standing }) => [accountId, standing]))).toEqual(
      new Map([
        [innocent, "active"],
        [other, "banned"],
      ]),
    );
    const after = await db.campaign.findUniqueOrThrow({ where: { id: found.id } });
    expect(after).toMatchObject({ status: "confirmed", verdict: "distillation", retiredAt: null });
    expect(after.coreAccounts).toBe(found.coreAccounts - 1);
    const same = await evidenceOf(db, found.id);
    const hubs = (facts: typeof same) => facts.filter(({ hub }) => hub).map(({ key }) => key);
    expect(hubs(same)).toEqual(hubs(evidence));
    expect(same.filter(({ key }) => evidence.some((fact) => fact.key === key))).toEqual(
      evidence.filter(({ key }) => same.some((fact) => fact.key === key)),
    );
    const outcome = await db.detectionOutcome.findFirstOrThrow({ where: { accountId: innocent } });
    expect(outcome).toMatchObject({ kind: "cleared", actorName: bea.actor.name });
  });
}, 240_000);

/** What the campaign's values weigh, and whether they are hubs. */
async function evidenceOf(db: Database, campaignId: string) {
  const facts = await db.campaignEvidence.findMany({ where: { campaignId } });
  return facts
    .map(({ kind, value, weight, hub, accountsOverall }) => ({ key: `${kind}/${value}`, weight, hub, accountsOverall }))
    .sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
}
