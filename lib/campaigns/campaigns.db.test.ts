import { describe, expect, it } from "vitest";
import { testContext } from "@/lib/command/testing";
import { rolledBack } from "@/lib/db/testing";
import { newId } from "@/lib/kernel";
import { type CampaignQuery, listCampaigns, listMembers, type MemberQuery, readCampaign } from "./index";
import { makeCampaign } from "./testing";

describe("the campaigns list", () => {
  it("pages through every campaign once, in order, by any column", () =>
    rolledBack(async (db) => {
      const ctx = testContext(db, ["viewer"]);
      const mark = newId();
      for (const score of [5, 9, 9, 9, 1]) await makeCampaign(db, { score, codeName: `Quiet ${mark} ${newId()}` });
      for (const sort of ["score", "name", "last_seen", "exchanges"] as const) {
        for (const order of ["asc", "desc"] as const) {
          const seen: string[] = [];
          let cursor: string | undefined;
          do {
            const query: CampaignQuery = { q: mark, sort, order, limit: 2, cursor };
            const page = await listCampaigns(ctx, query);
            expect(page.total).toBe(5);
            seen.push(...page.rows.map((row) => row.id));
            cursor = page.nextCursor ?? undefined;
          } while (cursor !== undefined);
          expect(new Set(seen).size, `${sort} ${order}`).toBe(5);
          expect(seen).toHaveLength(5);
        }
      }
      const { rows } = await listCampaigns(ctx, { q: mark, sort: "score", order: "desc" });
      expect(rows.map((row) => row.score)).toEqual([9, 9, 9, 5, 1]);
    }));

  it("finds a campaign by a member and takes wildcards for what they are", () =>
    rolledBack(async (db) => {
      const ctx = testContext(db, ["viewer"]);
      const made = await makeCampaign(db, { prefix: "person_one" });
      await makeCampaign(db, { prefix: "personXone" });
      const found = await listCampaigns(ctx, { q: "person_one-core-00003" });
      expect(found.rows.map((row) => row.id)).toEqual([made.id]);
      expect((await listCampaigns(ctx, { q: "person%" })).total).toBe(0);
    }));

  it("is refused to support, and a made-up cursor is refused to everybody", () =>
    rolledBack(async (db) => {
      await expect(listCampaigns(testContext(db, ["support"]), {})).rejects.toThrow("campaign.read");
      await expect(listCampaigns(testContext(db, ["viewer"]), { cursor: "AAAA" })).rejects.toThrow("first page");
    }));
});

describe("a campaign's members", () => {
  it("are paged without loss where the sorted column is empty for some", () =>
    rolledBack(async (db) => {
      const ctx = testContext(db, ["viewer"]);
      const made = await makeCampaign(db, { core: 23, associated: 7 });
      for (const sort of ["first_seen", "score", "account"] as const) {
        for (const order of ["asc", "desc"] as const) {
          const seen: (string | null)[] = [];
          let cursor: string | undefined;
          do {
            const query: MemberQuery = { sort, order, limit: 4, cursor };
            const page = await listMembers(ctx, { ...query, campaignId: made.id });
            seen.push(...page.rows.map((row) => row.accountId));
            cursor = page.nextCursor ?? undefined;
          } while (cursor !== undefined);
          expect([...seen].sort(), `${sort} ${order}`).toEqual([...made.core, ...made.associated].sort());
        }
      }
    }));

  it("carry the standing that was decided", () =>
    rolledBack(async (db) => {
      const made = await makeCampaign(db);
      const accountId = made.core[3] ?? "";
      await db.flaggedAccount.create({ data: { accountId, standing: "banned", firstFlaggedAt: new Date() } });
      const { rows } = await listMembers(testContext(db, ["viewer"]), { campaignId: made.id, tier: "core" });
      expect(rows.filter((row) => row.standing === "banned").map((row) => row.accountId)).toEqual([accountId]);
      expect(rows).toHaveLength(12);
    }));
});

describe("one campaign", () => {
  it("says what its core rests on", () =>
    rolledBack(async (db) => {
      const made = await makeCampaign(db, { core: 10 });
      const view = await readCampaign(testContext(db, ["viewer"]), { campaignId: made.id });
      expect(view.familyNats).toEqual({ payment: 8, network: 4 });
      expect(view.hardLinked).toBe(10);
      expect(view.dispositions).toEqual({ unknown: 10 });
      expect(view.evidence[0]?.display).toBe("card·aabbcc");
      await expect(readCampaign(testContext(db, ["viewer"]), { campaignId: newId() })).rejects.toThrow(
        "does not exist",
      );
    }));
});
