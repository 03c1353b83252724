import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testContext } from "@/lib/command/testing";
import { type Database, database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { takeFile } from "@/lib/ingest";
import { simulateWorld, worldPreset } from "@/lib/simulator";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import type { VerdictRow } from "./contract";
import { detect } from "./detect";
import { exportCampaigns, exportVerdicts } from "./export-verdicts";
import { listRuns } from "./list-runs";

let store: Awaited<ReturnType<typeof createTestWarehouse>>;
let out: string;

beforeAll(async () => {
  store = await createTestWarehouse();
  out = await mkdtemp(path.join(tmpdir(), "stillwatch-detect-"));
  const { files } = await simulateWorld({
    ...worldPreset({ accounts: 1200, exchanges: 30_000, days: 14, seed: 5 }),
    out,
  });
  const ctx = testContext(database(), ["admin"], { warehouse: store });
  await takeFile(ctx, { kind: "accounts", file: files.accounts });
  await takeFile(ctx, { kind: "releases", file: files.releases });
  await takeFile(ctx, { kind: "exchanges", file: files.exchanges });
}, 120_000);

afterAll(async () => {
  await store?.drop();
  await rm(out, { recursive: true, force: true });
});

const contextOf = (db: Database) => testContext(db, ["analyst"], { warehouse: store });

async function verdictsOf(db: Database): Promise<VerdictRow[]> {
  const rows: VerdictRow[] = [];
  for await (const row of exportVerdicts(contextOf(db))) rows.push(row);
  return rows;
}

it("finds campaigns, explains them and keeps their identity and people's decisions over runs", async () => {
  await rolledBack(async (db) => {
    const ctx = contextOf(db);
    const phases: string[] = [];
    const run = await detect(ctx, { onPhase: ({ phase }) => phases.push(phase) });
    expect(run).toMatchObject({ status: "published", accounts: 1200 });
    expect(run.phases.map(({ phase }) => phase)).toEqual(phases);
    expect(phases.at(-1)).toBe("publication");
    const found = await db.campaign.findMany({ where: { runId: run.id }, include: { members: true, evidence: true } });
    const harvest = found.find((campaign) => campaign.suggestedVerdict === "distillation");
    expect(harvest?.explanation).toMatchObject({ configurationHash: run.configurationHash });
    expect(harvest?.evidence.some((fact) => fact.exchangeIds.length > 0 && fact.accountsHere > 2)).toBe(true);
    expect(harvest?.coreAccounts).toBe(harvest?.members.filter((member) => member.tier === "core").length);
    const [held] = await store.rows<{ holders: number }>(
      "SELECT toUInt32(uniqExact(account_id)) AS holders FROM campaign_incidence WHERE campaign_id = {id:UUID}",
      { id: harvest?.id },
    );
    expect(held?.holders).toBeGreaterThan(5);

    const before = await verdictsOf(db);
    const id = harvest?.id ?? "";
    await db.campaign.update({
      where: { id },
      data: { status: "dismissed", verdict: "evaluation", verdictBy: "analyst" },
    });
    const [member] = harvest?.members ?? [];
    const key = { campaignId: id, accountId: member?.accountId ?? "" };
    await db.campaignMember.update({
      where: { campaignId_accountId: key },
      data: { disposition: "bystander", dispositionBy: "analyst" },
    });

    const again = await detect(ctx);
    // Runs of other tests may be published in between: what they found is not found here.
    expect(again.changes).toMatchObject({ moved: 0, changed: 0 });
    const after = await verdictsOf(db);
    const membership = (rows: VerdictRow[]) => rows.map((row) => `${row.campaign_id} ${row.account_id} ${row.tier}`);
    expect(membership(after)).toEqual(membership(before));
    const decided = await db.campaign.findUniqueOrThrow({ where: { id } });
    expect(decided).toMatchObject({
      status: "dismissed",
      verdict: "evaluation",
      suggestedVerdict: "distillation",
      runId: again.id,
    });
    expect(await db.campaignMember.findUniqueOrThrow({ where: { campaignId_accountId: key } })).toMatchObject({
      disposition: "bystander",
    });
    expect((await listRuns(ctx)).map((one) => one.id).slice(0, 2)).toEqual([again.id, run.id]);
  });
}, 120_000);

it("agrees with the labels: no innocent is called a harvester", async () => {
  await rolledBack(async (db) => {
    await detect(contextOf(db));
    const { readFile } = await import("node:fs/promises");
    const lines = (await readFile(path.join(out, "labels.ndjson"), "utf8")).trim().split("\n");
    const truth = new Map(lines.map((line) => JSON.parse(line)).map((one) => [one.account, one.campaign]));
    const flagged = (await verdictsOf(db)).filter((row) => row.tier === "core" && row.verdict === "distillation");
    expect(flagged.length).toBeGreaterThan(10);
    expect(flagged.filter((row) => truth.get(row.account_id) === null)).toEqual([]);
  });
}, 120_000);

it("retires what it no longer finds, and publishes nothing when it is stopped", async () => {
  await rolledBack(async (db) => {
    const ctx = contextOf(db);
    await detect(ctx);
    const empty = await createTestWarehouse();
    try {
      const nothing = await detect({ ...ctx, warehouse: empty });
      expect(nothing).toMatchObject({ status: "published", accounts: 0, campaigns: 0 });
      expect(await verdictsOf(db)).toEqual([]);
      expect(await db.campaign.count({ where: { retiredAt: { not: null } } })).toBeGreaterThan(0);
    } finally {
      await empty.drop();
    }
    const stop = new AbortController();
    const running = detect(ctx, { signal: stop.signal, onPhase: () => stop.abort(new Error("Stopped by a test.")) });
    await expect(running).rejects.toThrow("Stopped by a test.");
    const [last] = await listRuns(ctx);
    expect(last).toMatchObject({ status: "stopped", publishedAt: null });
    const campaigns: unknown[] = [];
    for await (const row of exportCampaigns(ctx)) campaigns.push(row);
    expect(campaigns).toEqual([]);
  });
}, 120_000);

it("is for those who may run it", async () => {
  await rolledBack(async (db) => {
    await expect(detect(testContext(db, ["viewer"], { warehouse: store }))).rejects.toThrow(/detection\.run/);
  });
});
