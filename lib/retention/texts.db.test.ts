import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { reloadEnvironment } from "@/lib/env";
import { enforceRetention, isRetentionDue, placeHold, previewRetention, releaseHold } from ".";
import { openRetentionWorld, type RetentionWorld } from "./testing/world";

let world: RetentionWorld;
beforeAll(async () => {
  world = await openRetentionWorld();
});
afterAll(() => world.drop());
beforeEach(() => reloadEnvironment({ STILLWATCH_KEEP_PROMPTS: "always" }));
afterEach(() => reloadEnvironment({ STILLWATCH_KEEP_PROMPTS: "always" }));

const matter = {
  ground: "Proceedings about the account.",
  owner: "Counsel",
  expiresAt: new Date(Date.now() + 30 * 86_400_000).toISOString(),
};
const holdOn = (accountId: string) =>
  placeHold(world.as("legal"), { scope: { type: "accounts", accountIds: [accountId] }, ...matter });
const release = (id: string) => releaseHold(world.as("legal"), { id, reason: "The matter is settled." });

/** Ids of exchanges that have text; all of them keep their features. */
const withText = async (prefix: string): Promise<string[]> => {
  const rows = await world.ctx.warehouse.rows<{ id: string }>(
    `SELECT exchange_id AS id FROM exchange
     WHERE startsWith(exchange_id, '${prefix}') AND prompt != '' ORDER BY id`,
  );
  return rows.map(({ id }) => id);
};
const featured = (prefix: string) =>
  world.count(
    `SELECT count() FROM exchange WHERE startsWith(exchange_id, '${prefix}') AND template_id != 0 AND attributes = ''`,
  );

describe("text that is kept for some days", () => {
  it("goes when they are over; exchanges, features and what a hold names stay", async () => {
    await world.fill(["t-a", "t-held"], [12, 11, 10, 1], {
      response: "Because.",
      system_prompt: "Be brief.",
      note: "x",
    });
    await world.fill(["t-b"], [12], { note: "x" });
    reloadEnvironment({ STILLWATCH_KEEP_PROMPTS: "10d" });
    expect(await isRetentionDue(world.ctx)).toBe(true);
    const { id } = await holdOn("t-held");
    expect(await previewRetention(world.as("legal"), { exchangeDays: null })).toMatchObject({ exchanges: 0, texts: 3 });
    expect(await enforceRetention(world.ctx)).toMatchObject({ days: 0, exchanges: 0, texts: 3 });
    expect(await withText("t-")).toEqual(["t-a-1", "t-a-10", "t-held-1", "t-held-10", "t-held-11", "t-held-12"]);
    expect(await isRetentionDue(world.ctx)).toBe(false);
    await release(id);
    expect(await enforceRetention(world.ctx)).toMatchObject({ texts: 2 });
    expect(await withText("t-")).toEqual(["t-a-1", "t-a-10", "t-held-1", "t-held-10"]);
    expect(await featured("t-")).toBe(5);
    reloadEnvironment({ STILLWATCH_KEEP_PROMPTS: "never" });
    expect(await enforceRetention(world.ctx)).toMatchObject({ texts: 4 });
    expect(await withText("t-")).toEqual([]);
    expect(await featured("t-")).toBe(9);
  });
});

describe("an account that comes to allow no retention", () => {
  it("loses the text that was stored of it before, unless a hold keeps that, and nobody else does", async () => {
    await world.fill(["z-now", "z-held", "z-other"], [3, 2], { note: "x" });
    const policy = (content_policy: string) =>
      world.take(
        "accounts",
        ["z-now", "z-held"].map((account_id) => `${JSON.stringify({ account_id, content_policy })}\n`).join(""),
      );
    await policy("no_human_review");
    expect(await enforceRetention(world.ctx)).toMatchObject({ unretained: 0 });
    expect(await isRetentionDue(world.ctx)).toBe(false);
    await policy("zero_retention");
    expect(await isRetentionDue(world.ctx)).toBe(true);
    const { id } = await holdOn("z-held");
    expect(await enforceRetention(world.ctx)).toMatchObject({ unretained: 1 });
    expect(await withText("z-")).toEqual(["z-held-2", "z-held-3", "z-other-2", "z-other-3"]);
    await release(id);
    expect(await enforceRetention(world.ctx)).toMatchObject({ unretained: 1 });
    expect(await withText("z-")).toEqual(["z-other-2", "z-other-3"]);
    expect(await featured("z-")).toBe(4);
    expect(await enforceRetention(world.ctx)).toMatchObject({ unretained: 0 });
    const records = await world.ctx.db.auditRecord.findMany({
      where: { action: "retention.remove_unretained", subjectId: world.ctx.warehouse.database },
    });
    expect(records).toHaveLength(2);
  });
});
