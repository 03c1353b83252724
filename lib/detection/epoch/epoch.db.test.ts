import { afterAll, beforeAll, expect, it } from "vitest";
import type { Context } from "@/lib/command";
import { testContext } from "@/lib/command/testing";
import type { Database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { worldPreset } from "@/lib/simulator";
import type { VerdictRow } from "../contract";
import { detect } from "../detect";
import { detectWithin } from "../detect-within";
import { exportVerdicts } from "../export-verdicts";
import { readChanges } from "../store/changes";
import { comesIn, storeWithout } from "../testing/late";
import { type LabelledWorld, simulatedWorld, type TestStore } from "../testing/world";

let world: LabelledWorld;
const stores: TestStore[] = [];

beforeAll(async () => {
  world = await simulatedWorld(worldPreset({ accounts: 1500, exchanges: 40_000, days: 14, seed: 5003 }));
});
afterAll(async () => {
  for (const store of stores) await store.drop();
});

const contextOf = (db: Database, warehouse: TestStore) => testContext(db, ["admin", "analyst"], { warehouse });

/** All that people see of what is published, but for the names of runs. */
async function published(ctx: Context) {
  const { db } = ctx;
  const verdicts: VerdictRow[] = [];
  for await (const row of exportVerdicts(ctx)) verdicts.push(row);
  const campaigns = await db.campaign.findMany({
    where: { retiredAt: null },
    include: { evidence: { orderBy: [{ kind: "asc" }, { value: "asc" }] } },
    orderBy: { id: "asc" },
  });
  const explanations = await db.memberExplanation.findMany({ orderBy: [{ campaignId: "asc" }, { accountId: "asc" }] });
  return {
    verdicts,
    explanations: explanations.map(({ campaignId, accountId, content }) => ({ campaignId, accountId, content })),
    campaigns: campaigns.map(({ id, score, verdict, accounts, scoreTerms, explanation, evidence }) => ({
      ...{ id, score, verdict, accounts, scoreTerms, explanation },
      evidence: evidence.map(({ kind, value, accountsHere, accountsOverall, weight }) => {
        return { kind, value, accountsHere, accountsOverall, weight };
      }),
    })),
  };
}

it("asks only what moved, and gives the answer of asking every account", async () => {
  const store = await storeWithout(world, "ts > (SELECT max(ts) - INTERVAL 8 HOUR FROM exchange)");
  stores.push(store);
  await rolledBack(async (db) => {
    const ctx = contextOf(db, store);
    await expect(detectWithin(ctx)).rejects.toThrow("No epoch is open");
    const opened = await detect(ctx);
    const before = await published(ctx);
    const nothing = await detectWithin(ctx);
    expect(nothing).toMatchObject({ status: "published", epochRunId: opened.id });
    // Of these two runs: those of other tests may be published in between.
    const changes = await readChanges(store, opened.id, nothing.id);
    expect(changes).toEqual({ newly_flagged: 0, released: 0, moved: 0, changed: 0 });
    await detectWithin(ctx, { everyAccount: true });
    expect(await published(ctx)).toEqual(before);

    await comesIn(store);
    const moved = await detectWithin(ctx);
    const after = await published(ctx);
    expect(after).not.toEqual(before);
    const every = await detectWithin(ctx, { everyAccount: true });
    expect(await published(ctx)).toEqual(after);
    const asked = (run: typeof every) =>
      Number.parseInt(String(run.phases.find(({ phase }) => phase === "availability")?.detail), 10);
    expect(asked(every)).toBe(world.accounts.length);
    expect(asked(moved)).toBeLessThan(world.accounts.length / 2);

    await store.command(
      "ALTER TABLE exchange DELETE WHERE account_id = (SELECT max(account_id) FROM exchange) SETTINGS mutations_sync = 2",
    );
    await expect(detectWithin(ctx)).rejects.toThrow("have been removed");
  });
}, 240_000);

it("finds a campaign that began since, lets accounts join the one that they fit, and refuses when the epoch is over", async () => {
  const byCampaign = new Map<string, string[]>();
  for (const { account, campaign } of world.labels) {
    if (campaign !== null) byCampaign.set(campaign, [...(byCampaign.get(campaign) ?? []), account]);
  }
  const [first = [], second = []] = [...byCampaign.values()].sort((a, b) => b.length - a.length);
  const joining = first.filter((_, i) => i % 3 === 0);
  const store = await storeWithout(world, "account_id IN {late:Array(String)}", { late: [...joining, ...second] });
  stores.push(store);
  await rolledBack(async (db) => {
    const ctx = contextOf(db, store);
    await detect(ctx);
    const before = await published(ctx);
    await comesIn(store);
    await detectWithin(ctx);
    const after = await published(ctx);
    const found = (rows: typeof after, accounts: readonly string[]) =>
      rows.verdicts.filter(({ account_id, verdict }) => verdict === "distillation" && accounts.includes(account_id));
    expect(found(before, [...joining, ...second])).toEqual([]);
    expect(found(after, joining).length).toBeGreaterThanOrEqual(joining.length / 2);
    expect(found(after, second).length).toBe(second.length);
    const known = new Set(before.campaigns.map(({ id }) => id));
    expect(found(after, joining).every(({ campaign_id }) => known.has(campaign_id))).toBe(true);
    expect(found(after, second).every(({ campaign_id }) => !known.has(campaign_id))).toBe(true);

    await store.command(
      "INSERT INTO model_release (model, released_at, recorded_at) VALUES ('model-new', now(), now())",
    );
    await expect(detectWithin(ctx)).rejects.toThrow("a new epoch is due");
  });
}, 240_000);
