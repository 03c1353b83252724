import { afterAll, beforeAll, expect, it } from "vitest";
import { testContext } from "@/lib/command/testing";
import type { Database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { worldPreset } from "@/lib/simulator";
import { detect } from "../detect";
import { detectWithin } from "../detect-within";
import { exportVerdicts } from "../export-verdicts";
import { simulatedWorld, storeOf, type TestStore } from "../testing/world";

let store: TestStore;

beforeAll(async () => {
  store = await storeOf(await simulatedWorld(worldPreset({ accounts: 1500, exchanges: 40_000, days: 14, seed: 5003 })));
  // The last hours are put aside, to come in later.
  const last = "ts > (SELECT max(ts) - INTERVAL 8 HOUR FROM exchange)";
  await store.command("CREATE TABLE late AS exchange");
  await store.command(`INSERT INTO late SELECT * FROM exchange WHERE ${last}`);
  await store.command(
    "ALTER TABLE exchange DELETE WHERE exchange_id IN (SELECT exchange_id FROM late) SETTINGS mutations_sync = 2",
  );
}, 180_000);

afterAll(async () => {
  await store?.drop();
});

const contextOf = (db: Database) => testContext(db, ["admin", "analyst"], { warehouse: store });

/** All that people see of what is published, but for the names of runs. */
async function published(db: Database) {
  const verdicts: unknown[] = [];
  for await (const row of exportVerdicts(contextOf(db))) verdicts.push(row);
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
  await rolledBack(async (db) => {
    const ctx = contextOf(db);
    await expect(detectWithin(ctx)).rejects.toThrow("No epoch is open");
    const opened = await detect(ctx);
    const before = await published(db);
    const nothing = await detectWithin(ctx);
    expect(nothing).toMatchObject({ status: "published", epochRunId: opened.id });
    expect(nothing.changes).toEqual({ newly_flagged: 0, released: 0, moved: 0, changed: 0 });
    expect(await published(db)).toEqual(before);

    await detectWithin(ctx, { everyAccount: true });
    expect(await published(db)).toEqual(before);

    await store.command("INSERT INTO exchange SELECT * FROM late");
    const moved = await detectWithin(ctx);
    const after = await published(db);
    expect(after).not.toEqual(before);
    const every = await detectWithin(ctx, { everyAccount: true });
    expect(await published(db)).toEqual(after);
    const numberOf = (run: typeof every) => run.phases.find(({ phase }) => phase === "availability")?.detail;
    expect(numberOf(every)).toBe("1500 accounts");
    expect(numberOf(moved)).not.toBe(numberOf(every));
  });
}, 240_000);
