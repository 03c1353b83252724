import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testContext } from "@/lib/command/testing";
import { type Database, database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { takeFile } from "@/lib/ingest";
import { newId } from "@/lib/kernel";
import { simulateWorld, worldPreset } from "@/lib/simulator";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { type Configuration, defaultConfiguration } from "../configuration";
import { activateConfiguration, listConfigurations, proposeConfiguration, readConfiguration } from "../configurations";
import type { ReplayAccount } from "../contract";
import { detect } from "../detect";
import { exportVerdicts } from "../export-verdicts";
import { listRuns } from "../list-runs";
import { holdWarninglist, withdrawWarninglist } from "../warninglists";
import { listReplayAccounts, readReplay, runShadow, startShadow } from "./index";

let store: Awaited<ReturnType<typeof createTestWarehouse>>;
let out: string;

beforeAll(async () => {
  store = await createTestWarehouse();
  out = await mkdtemp(path.join(tmpdir(), "stillwatch-shadow-"));
  const preset = worldPreset({ accounts: 800, exchanges: 16_000, days: 10, seed: 5 });
  const { files } = await simulateWorld({ ...preset, out });
  const ctx = testContext(database(), ["admin"], { warehouse: store });
  await takeFile(ctx, { kind: "accounts", file: files.accounts });
  await takeFile(ctx, { kind: "releases", file: files.releases });
  await takeFile(ctx, { kind: "exchanges", file: files.exchanges });
}, 120_000);

afterAll(async () => {
  await store?.drop();
  await rm(out, { recursive: true, force: true });
});

const contextOf = (db: Database, role: "analyst" | "lead" = "analyst") => testContext(db, [role], { warehouse: store });
const reason = "Ask for more before anything is called distillation.";

async function propose(db: Database, over: Partial<Configuration>) {
  const { live } = await listConfigurations(contextOf(db));
  const { version: _, ...content } = { ...defaultConfiguration, ...over };
  return proposeConfiguration(contextOf(db), { basedOnId: live.id, content, reason });
}

/** Accounts that the published campaigns accuse. */
async function flagged(db: Database): Promise<string[]> {
  const accounts = new Set<string>();
  for await (const row of exportVerdicts(contextOf(db))) {
    if (row.verdict !== "shared_infrastructure" && row.verdict !== "evaluation") accounts.add(row.account_id);
  }
  return [...accounts].sort();
}

async function changesOf(db: Database, runId: string): Promise<ReplayAccount[]> {
  const rows: ReplayAccount[] = [];
  let cursor: string | undefined;
  do {
    const page = await listReplayAccounts(contextOf(db), { runId, limit: 7, ...(cursor ? { cursor } : {}) });
    rows.push(...page.rows);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return rows;
}

it("foretells what a version changes without showing anything of it, and is right once the version is live", async () => {
  await rolledBack(async (db) => {
    await detect(contextOf(db));
    const before = await flagged(db);
    const runs = await listRuns(contextOf(db));
    const { id, version } = await propose(db, { minimumCampaign: 25, undeterminedMinimum: 25 });

    const phases: string[] = [];
    // What comes on a list meanwhile is no doing of the version.
    const content = [{ kind: "ip_range" as const, value: "0.0.0.0/0" }];
    const list = { id: newId(), partnerId: newId(), name: "Every address", version: "", content };
    await holdWarninglist(db, list, new Date());
    const run = await runShadow(contextOf(db), { configurationId: id }, { onPhase: ({ phase }) => phases.push(phase) });
    expect(run.warninglists).toEqual([]);
    await withdrawWarninglist(db, list.id, new Date());
    // The published run has seen the same data: the live version is not run again.
    expect(phases.filter((phase) => phase.startsWith("live: "))).toEqual([]);
    expect(run).toMatchObject({ status: "completed", shadow: true, campaigns: 0, publishedAt: null });
    expect(await flagged(db)).toEqual(before);
    expect(await listRuns(contextOf(db))).toEqual(runs);

    const diff = await readReplay(contextOf(db), run.id);
    expect(diff).toMatchObject({
      isSameData: true,
      before: { number: 1, flagged: before.length },
      after: { number: 2 },
    });
    expect(diff.counts.released).toBeGreaterThan(0);
    const changes = await changesOf(db, run.id);
    expect(changes.length).toBe(Object.values(diff.counts).reduce((sum, n) => sum + n, 0));
    expect(changes.find(({ change }) => change === "released")?.from?.campaign).toMatchObject({ status: "open" });

    const shadow = (await readConfiguration(contextOf(db), id)).shadow;
    expect(shadow).toMatchObject({ runId: run.id, status: "completed", isCurrent: true });
    await activateConfiguration(contextOf(db, "lead"), { id, version, shadowRunId: run.id, reason });
    const published = await detect(contextOf(db));
    expect(published).toMatchObject({ configurationId: id, configurationHash: run.configurationHash });
    const released = new Set(changes.filter(({ change }) => change === "released").map(({ accountId }) => accountId));
    const added = changes.filter(({ change }) => change === "newly_flagged").map(({ accountId }) => accountId);
    const foretold = [...before.filter((account) => !released.has(account)), ...added].sort();
    expect(await flagged(db)).toEqual(foretold);
  });
}, 120_000);

it("runs the live version too where no published run has seen the data, and finds no difference without one", async () => {
  await rolledBack(async (db) => {
    // The seed of random choices is the only number that differs; campaigns found twice for the first time are the same ones.
    const { id } = await propose(db, { seed: 2 });
    const phases: string[] = [];
    const run = await runShadow(contextOf(db), { configurationId: id }, { onPhase: ({ phase }) => phases.push(phase) });
    expect(phases.filter((phase) => phase.startsWith("live: ")).length).toBe(phases.length / 2);
    const diff = await readReplay(contextOf(db), run.id);
    expect(diff.before.flagged).toBeGreaterThan(10);
    expect(diff.counts).toMatchObject({ newly_flagged: 0, released: 0, moved: 0 });
    expect(await db.campaign.count({ where: { run: { shadow: true } } })).toBe(0);
    expect(await flagged(db)).toEqual([]);
  });
}, 120_000);

it("leaves nothing to compare when it is stopped, and is for proposed versions only", async () => {
  await rolledBack(async (db) => {
    const { id } = await propose(db, { odds: 49 });
    const stop = new AbortController();
    const options = { signal: stop.signal, onPhase: () => stop.abort(new Error("Stopped by a test.")) };
    await expect(runShadow(contextOf(db), { configurationId: id }, options)).rejects.toThrow("Stopped by a test.");
    const { shadow } = await readConfiguration(contextOf(db), id);
    expect(shadow).toMatchObject({ status: "stopped" });
    await expect(readReplay(contextOf(db), shadow?.runId ?? "")).rejects.toMatchObject({
      code: "forbidden_transition",
    });
    expect(await db.detectionRun.count({ where: { status: "running", shadow: true } })).toBe(0);
    const { live } = await listConfigurations(contextOf(db));
    await expect(startShadow(contextOf(db), live.id)).rejects.toMatchObject({ code: "forbidden_transition" });
    await expect(runShadow(testContext(db, ["viewer"]), { configurationId: id })).rejects.toMatchObject({
      code: "forbidden",
    });
    const [first, second] = [await startShadow(contextOf(db), id), await startShadow(contextOf(db), id)];
    expect(second).toEqual(first);
  });
}, 120_000);
