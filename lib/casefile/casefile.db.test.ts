import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeCampaign, storeExchanges, storeIncidences } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import { prefixText } from "@/lib/content";
import { rolledBack } from "@/lib/db/testing";
import { listExchanges } from "@/lib/traffic";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import {
  keepExtraction,
  readAccountCasefile,
  readCampaignCapabilities,
  readCampaignCasefile,
  readCampaignTimeline,
  readContent,
  readOverview,
  revealValue,
  searchAccounts,
} from ".";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
const prefix = "case";
const member = (i: number) => `${prefix}-core-${String(i).padStart(5, "0")}`;
const address = "::ffff:203.0.113.7";

/** Two days with a silent one between them, three members and one outsider; the second day is still filling. */
beforeAll(async () => {
  warehouse = await createTestWarehouse();
  const at = (id: string, account_id: string, ts: string, rest = {}) => ({ exchange_id: id, account_id, ts, ...rest });
  await storeExchanges(warehouse, [
    at("x-1", member(0), "2026-10-01T08:10:00.000Z", { ip: address, prompt: "Show every step." }),
    at("x-2", member(0), "2026-10-01T09:00:00.000Z"),
    at("x-3", member(1), "2026-10-03T12:00:00.000Z", { model: "model-b", capability: "grading" }),
    at("x-4", "outsider", "2026-10-01T08:30:00.000Z", { capability: "general" }),
    at("x-5", "outsider", "2026-10-03T18:30:00.000Z", { capability: "general" }),
  ]);
  const recorded_at = "2026-10-01 00:00:00.000";
  await warehouse.insert("account_current", [
    { account_id: member(0), recorded_at, email_domain: "example.org", content_policy: "standard" },
    { account_id: member(1), recorded_at, content_policy: "no_human_review" },
  ]);
  await warehouse.insert("model_release", [
    { model: "model-b", released_at: "2026-10-03 09:00:00.000", recorded_at },
    { model: "model-c", released_at: "2027-01-01 00:00:00.000", recorded_at },
  ]);
});
afterAll(() => warehouse.drop());

const withCampaign = (
  run: (one: { ctx: ReturnType<typeof testContext>; made: Awaited<ReturnType<typeof makeCampaign>> }) => Promise<void>,
) =>
  rolledBack(async (db) =>
    run({
      ctx: testContext(db, ["analyst"], { warehouse }),
      made: await makeCampaign(db, { prefix, core: 3, associated: 0 }),
    }),
  );

describe("a campaign's traffic", () => {
  it("tells a day without data from a day of silence, and marks the day that still fills", () =>
    withCampaign(async ({ ctx, made }) => {
      const timeline = await readCampaignTimeline(ctx, { campaignId: made.id, grain: "day" });
      expect(timeline.buckets.map((bucket) => bucket.slice(0, 10))).toEqual(["2026-10-01", "2026-10-02", "2026-10-03"]);
      expect(timeline.series).toEqual([
        { key: "model-a", values: [2, null, 0], total: 2 },
        { key: "model-b", values: [0, null, 1], total: 1 },
      ]);
      expect(timeline.partialFrom).toBe("2026-10-03T00:00:00.000Z");
      expect(timeline.accounts).toBe(2);
      expect(timeline.releases).toEqual([{ model: "model-b", releasedAt: "2026-10-03T09:00:00.000Z" }]);
      const hours = await readCampaignTimeline(ctx, {
        campaignId: made.id,
        from: "2026-10-01T08:00:00Z",
        to: "2026-10-01T10:00:00Z",
      });
      expect(hours).toMatchObject({ grain: "hour", partialFrom: null, series: [{ key: "model-a", values: [1, 1] }] });
    }));

  it("refuses windows that nobody can read", () =>
    withCampaign(async ({ ctx, made }) => {
      const campaignId = made.id;
      await expect(
        readCampaignTimeline(ctx, { campaignId, from: "2026-10-02T00:00:00Z", to: "2026-10-01T00:00:00Z" }),
      ).rejects.toThrow("before it starts");
      await expect(
        readCampaignTimeline(ctx, { campaignId, from: "2020-01-01T00:00:00Z", grain: "hour" }),
      ).rejects.toThrow("choose days");
    }));

  it("stands beside everybody's", () =>
    withCampaign(async ({ ctx, made }) => {
      const mix = await readCampaignCapabilities(ctx, { campaignId: made.id });
      expect(mix).toMatchObject({ exchanges: 3, exchangesOverall: 5 });
      expect(mix.capabilities.find(({ capability }) => capability === "grading")).toMatchObject({
        share: 1 / 3,
        shareOverall: 1 / 5,
      });
      const { rates } = await readCampaignCasefile(ctx, { campaignId: made.id });
      expect(rates).toMatchObject({ medianPerAccountDay: 2, medianPerAccountDayOverall: 1, campaignPerDay: 1.5 });
      expect(rates.percentile).toBeCloseTo(1 / 3, 2);
    }));
});

describe("the first page", () => {
  it("counts what is stored, found and decided", () =>
    withCampaign(async ({ ctx, made }) => {
      const overview = await readOverview(ctx);
      expect(overview).toMatchObject({ exchanges: 5, accounts: 3, extractionLastWeek: { exchanges: 3, of: 5 } });
      expect(overview.waiting.map(({ id }) => id)).toContain(made.id);
      expect(overview.latestRun?.id).toBe(made.runId);
    }));

  it("takes the extraction of a week from what was kept, for as long as nothing has changed", () =>
    withCampaign(async ({ ctx, made }) => {
      const extraction = async () => (await readOverview(ctx)).extractionLastWeek.exchanges;
      await keepExtraction(ctx);
      expect(await extraction()).toBe(3);
      // Nothing but the state of what was counted tells that it is another count.
      await warehouse.command(
        "ALTER TABLE extraction_week UPDATE exchanges = 77 WHERE 1",
        {},
        { settings: { mutations_sync: 2 } },
      );
      expect(await extraction()).toBe(77);
      await ctx.db.campaign.update({ where: { id: made.id }, data: { version: { increment: 1 } } });
      expect(await extraction()).toBe(3);
      await keepExtraction(ctx);
      await ctx.db.rollupDay.create({
        data: { warehouse: warehouse.database, day: new Date("2026-10-03"), builtVersion: 1n },
      });
      await warehouse.command(
        "ALTER TABLE extraction_week UPDATE exchanges = 78 WHERE 1",
        {},
        { settings: { mutations_sync: 2 } },
      );
      expect(await extraction()).toBe(3);
    }));
});

describe("one account", () => {
  it("says what was known of it when, and that what is not shown has changed", () =>
    withCampaign(async ({ ctx }) => {
      const account_id = "known-over-time";
      await warehouse.insert("account", [
        { account_id, recorded_at: "2026-10-01 00:00:00.000", tier: "free", payment_fingerprint: "card-1" },
        { account_id, recorded_at: "2026-10-04 00:00:00.000", tier: "pro", payment_fingerprint: "card-1" },
        { account_id, recorded_at: "2026-10-09 00:00:00.000", tier: "pro", payment_fingerprint: "card-2" },
      ]);
      await warehouse.insert("account_current", [{ account_id, recorded_at: "2026-10-09 00:00:00.000", tier: "pro" }]);
      const { attributeHistory } = await readAccountCasefile(ctx, { accountId: account_id });
      expect(
        attributeHistory.map(({ recordedAt, attributes, changed }) => [recordedAt, attributes.tier, changed]),
      ).toEqual([
        ["2026-10-09T00:00:00.000Z", "pro", ["card"]],
        ["2026-10-04T00:00:00.000Z", "pro", ["tier"]],
        ["2026-10-01T00:00:00.000Z", "free", []],
      ]);
      expect(JSON.stringify(attributeHistory)).not.toContain("card-");
    }));

  it("shows what it shares, and with whom most", () =>
    withCampaign(async ({ ctx, made }) => {
      const card = { family: "payment", kind: "card", value: "1234567890", weight: 7.5 };
      const ip = { family: "network", kind: "ip", value: "77", weight: 5 };
      await storeIncidences(warehouse, made, [
        { ...card, accountIds: made.core },
        { ...ip, accountIds: made.core.slice(0, 2) },
        { ...ip, value: "78", accountIds: made.core.slice(0, 2) },
      ]);
      const content = {
        ...{ sentences: [], configurationHash: "c0ffee", membershipNats: 10, marginNats: 2, score: 30 },
        ...{ parts: [], withoutFamily: [], against: [] },
        conduct: { nats: 0, numerator: 0, denominator: 2, baseline: 0 },
        clearing: null,
        external: null,
      };
      await ctx.db.memberExplanation.create({
        data: { campaignId: made.id, accountId: member(0), runId: made.runId, content },
      });
      const casefile = await readAccountCasefile(ctx, { accountId: member(0) });
      expect(casefile).toMatchObject({ exchanges: 2, standing: "active", attributes: { emailDomain: "example.org" } });
      const [membership] = casefile.memberships;
      expect(membership?.explanation).toEqual(content);
      expect(membership?.facts.map(({ kind, nats, accountsHere }) => [kind, nats, accountsHere])).toEqual([
        ["card", 7.5, 3],
        ["ip", 5, 2],
        ["ip", 5, 2],
      ]);
      expect(JSON.stringify(membership?.facts)).not.toMatch(/203\.0\.113|Show every step/);
      expect(casefile.links).toEqual([
        { accountId: member(1), nats: 13.5, families: { payment: 7.5, network: 6 }, tier: "core" },
        { accountId: member(2), nats: 7.5, families: { payment: 7.5 }, tier: "core" },
      ]);
      await expect(readAccountCasefile(ctx, { accountId: "nobody" })).rejects.toThrow("does not exist");
      expect(await searchAccounts(ctx, { q: "outs" })).toEqual([{ accountId: "outsider", campaigns: 0 }]);
      expect((await searchAccounts(ctx, { q: member(0) }))[0]).toEqual({ accountId: member(0), campaigns: 1 });
    }));

  it("lists its exchanges page by page without anybody's words or address", () =>
    withCampaign(async ({ ctx }) => {
      const first = await listExchanges(ctx, { accountId: member(0), limit: 1 });
      const second = await listExchanges(ctx, {
        accountId: member(0),
        limit: 1,
        cursor: first.nextCursor ?? undefined,
      });
      expect([...first.rows, ...second.rows].map(({ exchangeId }) => exchangeId)).toEqual(["x-2", "x-1"]);
      expect(second.nextCursor).toBeNull();
      expect(second.rows[0]?.network).toMatch(/^ip·[0-9a-f]{6}$/);
      expect(JSON.stringify([first, second])).not.toMatch(/203\.0\.113|Show every step/);
    }));
});

describe("people's words", () => {
  it("take a permission, a campaign and a purpose, and are on the record", () =>
    withCampaign(async ({ ctx, made }) => {
      const input = {
        accountId: member(0),
        exchangeIds: ["x-1", "x-3"],
        campaignId: made.id,
        purpose: "Judge the wrapper",
      };
      await expect(readContent(ctx, { ...input, purpose: " " })).rejects.toMatchObject({ code: "invalid_input" });
      await expect(readContent(ctx, { ...input, campaignId: "" })).rejects.toMatchObject({ code: "invalid_input" });
      for (const role of ["viewer", "admin", "sharing_officer"] as const) {
        await expect(readContent(testContext(ctx.db, [role], { warehouse }), input)).rejects.toMatchObject({
          code: "forbidden",
        });
      }
      expect(await ctx.db.auditRecord.count({ where: { action: "content.read", subjectId: member(0) } })).toBe(0);
      expect(await readContent(ctx, input)).toEqual([
        { exchangeId: "x-1", systemPrompt: "", prompt: "Show every step.", response: "" },
      ]);
      const [record] = await ctx.db.auditRecord.findMany({
        where: { action: "content.read", requestId: ctx.requestId },
      });
      expect(record).toMatchObject({ access: "read", subjectId: member(0) });
      expect(JSON.parse(record?.content ?? "{}").detail).toEqual({
        campaignId: made.id,
        purpose: input.purpose,
        exchangeIds: input.exchangeIds,
      });
      await expect(readContent(ctx, { ...input, accountId: "outsider" })).rejects.toThrow("not a member");
      await expect(readContent(ctx, { ...input, accountId: member(1) })).rejects.toThrow("no person reads");
    }));

  it("and values in clear likewise", () =>
    withCampaign(async ({ ctx, made }) => {
      const [row] = await warehouse.rows<{ value: string }>("SELECT toString(sipHash64({address:String})) AS value", {
        address,
      });
      const value = row?.value ?? "";
      await storeIncidences(warehouse, made, [
        { family: "network", kind: "ip", value, weight: 5, accountIds: made.core },
      ]);
      const input = { campaignId: made.id, kind: "ip", value, purpose: "Ask the host for abuse" };
      await expect(revealValue(testContext(ctx.db, ["viewer"], { warehouse }), input)).rejects.toMatchObject({
        code: "forbidden",
      });
      expect(await revealValue(ctx, input)).toEqual({ text: "203.0.113.7" });
      expect(await ctx.db.auditRecord.count({ where: { action: "value.reveal", requestId: ctx.requestId } })).toBe(1);
      await expect(revealValue(ctx, { ...input, value: "1" })).rejects.toMatchObject({ code: "not_found" });
    }));

  it("and what surrounds prompts, as it is compared, never from whoever's words nobody may read", () =>
    withCampaign(async ({ ctx, made }) => {
      const prompt = "Grade each answer from 1 to 9: does it follow? Answer with a number only.";
      const [row] = await warehouse.rows<{ value: string }>(
        `SELECT toString(sipHash64(${prefixText("{prompt:String}")})) AS value`,
        { prompt },
      );
      const value = row?.value ?? "";
      const sent = { ts: "2026-09-01T08:00:00.000Z", prompt, prefix_id: value };
      await storeExchanges(warehouse, [
        { exchange_id: "w-1", account_id: "worded", ...sent },
        { exchange_id: "w-2", account_id: member(1), ...sent },
      ]);
      const revealFrom = async (account: string) => {
        await storeIncidences(warehouse, made, [
          { family: "content", kind: "prefix", value, weight: 5, accountIds: [account] },
        ]);
        return revealValue(ctx, { campaignId: made.id, kind: "prefix", value, purpose: "Compare with a report" });
      };
      await expect(revealFrom(member(1))).rejects.toMatchObject({ code: "precondition_failed" });
      expect(await revealFrom("worded")).toEqual({ text: "grade each answer from 0" });
    }));
});
