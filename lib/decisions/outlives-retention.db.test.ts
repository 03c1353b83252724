import { afterAll, beforeAll, expect, it } from "vitest";
import { makeCampaign, putAside, storeExchanges } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import { database } from "@/lib/db";
import { enforceRetention, setRetention } from "@/lib/retention";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { confirmCampaign, listDecisions, readSnapshot } from ".";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
});
afterAll(() => warehouse.drop());

const reason = "Seen in the evidence waterfall.";
const innocentExplanation = "Not a company: cards and addresses differ from its own.";
const count = async (sql: string) => Number((await warehouse.rows<{ n: string }>(sql))[0]?.n);

it("shows a decision's evidence whole when the exchanges that it cites are gone", async () => {
  const db = database();
  const analyst = testContext(db, ["analyst"], { warehouse });
  const wanted = { core: 10, associated: 0, cites: ["cited-0", "cited-1"], stays: true };
  const made = await makeCampaign(db, wanted);
  const [first = "", second = ""] = made.core;
  const at = (exchange_id: string, account_id: string, ts: string, prompt: string) => ({
    ...{ exchange_id, account_id, ts, prompt, ip: "203.0.113.7" },
  });
  await storeExchanges(warehouse, [
    at("cited-0", first, "2026-10-01T09:00:00Z", "Show every step of the proof."),
    at("cited-1", second, "2026-10-03T19:00:00Z", "Grade this answer by the rubric."),
    at("other", first, "2026-10-02T09:00:00Z", "Another question."),
    at("recent", second, "2026-11-19T09:00:00Z", "Still here?"),
  ]);
  const taken = await confirmCampaign(analyst, {
    ...{ campaignId: made.id, version: 1, verdict: "distillation" as const, reason, innocentExplanation },
  });
  const decisionId = taken.decisions[0]?.id ?? "";
  const before = await readSnapshot(analyst, { decisionId });
  expect(before.exchanges).toHaveLength(2);

  const admin = testContext(db, ["admin"], { warehouse, clock: () => new Date("2026-11-20T12:00:00Z") });
  await setRetention(admin, { exchangeDays: 30, rollupDays: 30, version: 0, reason: "The agreed period." });
  expect(await enforceRetention(admin)).toMatchObject({ days: 3, exchanges: 3 });
  expect(await count("SELECT count() AS n FROM exchange")).toBe(1);
  expect(await count("SELECT count() AS n FROM account_day WHERE day < '2026-10-04'")).toBe(0);

  const after = await readSnapshot(analyst, { decisionId });
  expect(after).toEqual(before);
  expect(after.exchanges.map(({ prompt, ts, ip }) => [prompt, String(ts).slice(0, 10), ip])).toEqual([
    ["Show every step of the proof.", "2026-10-01", "::ffff:203.0.113.7"],
    ["Grade this answer by the rubric.", "2026-10-03", "::ffff:203.0.113.7"],
  ]);
  expect((await listDecisions(analyst, { campaignId: made.id })).map(({ id }) => id)).toContain(decisionId);
  await putAside(db, made);
});
