import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MadeCampaign, makeCampaign, storeExchanges } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import type { Database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { react } from "@/lib/reactions";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import {
  confirmCampaign,
  dismissCampaign,
  listDecisions,
  readSnapshot,
  reverseDecision,
  setDisposition,
  takeMeasure,
} from ".";

const reason = "Seen in the evidence waterfall.";
const innocentExplanation = "Not a company: cards and addresses differ from its own.";
let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;

beforeAll(async () => {
  warehouse = await createTestWarehouse();
});
afterAll(() => warehouse.drop());

type Case = { db: Database; analyst: ReturnType<typeof testContext>; made: MadeCampaign; confirmed: number };

/** A campaign whose core an analyst has confirmed and called operated. */
const confirmedCase = (wanted: Parameters<typeof makeCampaign>[1], run: (one: Case) => Promise<void>) =>
  rolledBack(async (db) => {
    const analyst = testContext(db, ["analyst"], { warehouse });
    const made = await makeCampaign(db, { disposition: "operated", ...wanted });
    const { campaignVersion } = await confirmCampaign(analyst, {
      campaignId: made.id,
      version: 1,
      verdict: "distillation",
      reason,
      innocentExplanation,
    });
    await run({ db, analyst, made, confirmed: campaignVersion ?? 0 });
  });

const ban = ({ analyst, made, confirmed }: Case, target: "core" | string[], version = confirmed) =>
  takeMeasure(analyst, { kind: "ban", campaignId: made.id, version, target, policy: "model_extraction", reason });

describe("decisions about a campaign", () => {
  it("are taken on the version that was looked at, and each once", () =>
    confirmedCase({}, async ({ db, analyst, made, confirmed }) => {
      const again = { campaignId: made.id, verdict: "relay" as const, reason, innocentExplanation };
      await expect(confirmCampaign(analyst, { ...again, version: 1 })).rejects.toMatchObject({ code: "conflict" });
      await expect(confirmCampaign(analyst, { ...again, version: confirmed })).rejects.toMatchObject({
        code: "forbidden_transition",
      });
      const after = await db.campaign.findUniqueOrThrow({ where: { id: made.id } });
      expect(after).toMatchObject({
        status: "confirmed",
        verdict: "distillation",
        verdictBy: "analyst",
        version: confirmed,
      });
    }));

  it("are nothing that a viewer, an admin or a machine without the permission may take", () =>
    rolledBack(async (db) => {
      const made = await makeCampaign(db);
      const input = { campaignId: made.id, version: 1, reason };
      for (const role of ["viewer", "admin", "auditor", "support"] as const) {
        const ctx = testContext(db, [role], { warehouse });
        await expect(dismissCampaign(ctx, input)).rejects.toMatchObject({ code: "forbidden" });
        await expect(
          takeMeasure(ctx, { kind: "ban", ...input, target: "core", policy: "model_extraction" }),
        ).rejects.toMatchObject({
          code: "forbidden",
        });
      }
      expect(await db.decision.count({ where: { campaignId: made.id } })).toBe(0);
    }));
});

describe("shutting accounts off", () => {
  it("takes a person's confirmation first", () =>
    rolledBack(async (db) => {
      const analyst = testContext(db, ["analyst"], { warehouse });
      const made = await makeCampaign(db, { disposition: "operated" });
      await expect(ban({ db, analyst, made, confirmed: 1 }, "core")).rejects.toThrow("confirm it first");
    }));

  it("bans named accounts all or none, and says whom the rules spare", () =>
    confirmedCase({}, async (one) => {
      const [first = "", second = ""] = one.made.core;
      const [associated = ""] = one.made.associated;
      await expect(ban(one, [first, associated])).rejects.toThrow(`${associated} is associated`);
      await expect(ban(one, [first, "stranger"])).rejects.toThrow("Not members");
      const outcome = await ban(one, [first, second]);
      expect(outcome.decisions.map(({ accountId }) => accountId)).toEqual([first, second]);
      const banned = await one.db.flaggedAccount.findMany({ where: { standing: "banned" } });
      expect(banned.map(({ accountId }) => accountId).sort()).toEqual([first, second]);
      const audit = await one.db.auditRecord.findMany({ where: { action: "account.ban" } });
      expect(audit).toHaveLength(1);
    }));

  it("needs a hard link, a core of ten, and no more than 25 at once", async () => {
    await confirmedCase({ hardLink: false }, (one) => expect(ban(one, "core")).rejects.toThrow("hard link"));
    await confirmedCase({ core: 9 }, (one) => expect(ban(one, "core")).rejects.toThrow("at least 10"));
    await confirmedCase({ core: 26 }, (one) => expect(ban(one, "core")).rejects.toThrow("second person"));
  });

  it("bans operated members only; stolen ones lose their keys", () =>
    confirmedCase({}, async (one) => {
      const { analyst, made } = one;
      const [stolen = ""] = made.core;
      const set = { campaignId: made.id, version: one.confirmed, accountIds: [stolen], reason };
      const { campaignVersion } = await setDisposition(analyst, { ...set, disposition: "compromised" });
      const version = campaignVersion ?? 0;
      await expect(ban(one, [stolen], version)).rejects.toThrow("only operated may be banned");
      const core = await ban(one, "core", version);
      expect(core.decisions).toHaveLength(made.core.length - 1);
      expect(core.skipped).toMatchObject([{ accountId: stolen }]);
      const keys = { campaignId: made.id, version: core.campaignVersion ?? 0, target: [stolen], reason };
      await takeMeasure(analyst, { kind: "revoke_key", ...keys, policy: "stolen_credentials" });
      const flagged = await one.db.flaggedAccount.findUnique({ where: { accountId: stolen } });
      expect(flagged).toMatchObject({ standing: "keys_revoked" });
    }));

  it("spares verified organisations", () =>
    confirmedCase({}, async (one) => {
      const [first = ""] = one.made.core;
      await warehouse.insert("account_current", [{ account_id: first, organization_verified: 1 }]);
      await expect(ban(one, [first])).rejects.toThrow("protected");
    }));
});

describe("taking back", () => {
  it("reinstates, once, and leaves a confirmation that bans rest on", () =>
    confirmedCase({}, async (one) => {
      const { db, analyst, made } = one;
      const [accountId = ""] = made.core;
      const banned = (await ban(one, [accountId])).decisions[0];
      await react(testContext(db, ["analyst"], { warehouse }));
      expect(await db.enforcement.findMany()).toMatchObject([{ decisionId: banned?.id, state: "requested" }]);
      const confirmation = await db.decision.findFirstOrThrow({ where: { campaignId: made.id, kind: "confirm" } });
      await expect(reverseDecision(analyst, { decisionId: confirmation.id, reason })).rejects.toThrow(
        "reverse those first",
      );
      await reverseDecision(analyst, { decisionId: banned?.id ?? "", reason });
      expect(await db.flaggedAccount.findUnique({ where: { accountId } })).toMatchObject({ standing: "active" });
      await expect(reverseDecision(analyst, { decisionId: banned?.id ?? "", reason })).rejects.toMatchObject({
        code: "conflict",
      });
      await react(testContext(db, ["analyst"], { warehouse }));
      expect(await db.enforcement.findMany()).toMatchObject([{ state: "cancelled" }]);
      await reverseDecision(analyst, { decisionId: confirmation.id, reason });
      expect(await db.campaign.findUnique({ where: { id: made.id } })).toMatchObject({
        status: "open",
        verdictBy: "detection",
      });
    }));

  it("restores the disposition before", () =>
    confirmedCase({}, async ({ db, analyst, made, confirmed }) => {
      const [accountId = ""] = made.core;
      const set = { campaignId: made.id, accountIds: [accountId], reason };
      const first = await setDisposition(analyst, { ...set, version: confirmed, disposition: "bystander" });
      const second = await setDisposition(analyst, {
        ...set,
        version: first.campaignVersion ?? 0,
        disposition: "unknown",
      });
      const dispositionOf = async () =>
        (await db.campaignMember.findFirstOrThrow({ where: { campaignId: made.id, accountId } })).disposition;
      await reverseDecision(analyst, { decisionId: second.decisions[0]?.id ?? "", reason });
      expect(await dispositionOf()).toBe("bystander");
      await reverseDecision(analyst, { decisionId: first.decisions[0]?.id ?? "", reason });
      expect(await dispositionOf()).toBe("operated");
    }));
});

describe("the evidence snapshot", () => {
  it("stays whole when the exchanges are gone, and shows words only to those who may read them", () =>
    rolledBack(async (db) => {
      const made = await makeCampaign(db, { cites: ["x-1"] });
      const [author = ""] = made.core;
      const exchange = {
        exchange_id: "x-1",
        account_id: author,
        ts: "2026-10-02T10:00:00.000Z",
        prompt: "Grade this.",
      };
      await storeExchanges(warehouse, [exchange]);
      const analyst = testContext(db, ["analyst"], { warehouse });
      await dismissCampaign(analyst, { campaignId: made.id, version: 1, reason });
      await warehouse.command("TRUNCATE TABLE exchange");
      const [decision] = await listDecisions(analyst, { campaignId: made.id });
      const decisionId = decision?.id ?? "";
      expect((await readSnapshot(analyst, { decisionId })).exchanges).toMatchObject([{ prompt: "Grade this." }]);
      const viewer = testContext(db, ["viewer"], { warehouse });
      const seen = await readSnapshot(viewer, { decisionId });
      expect(seen.exchanges).toMatchObject([{ exchange_id: "x-1" }]);
      expect(JSON.stringify(seen)).not.toContain("Grade this.");
      const requestId = { in: [analyst.requestId, viewer.requestId] };
      expect(await db.auditRecord.count({ where: { action: "snapshot.read", access: "read", requestId } })).toBe(2);
    }));

  it("leaves out the words of those whose contract lets no person read them", () =>
    rolledBack(async (db) => {
      const made = await makeCampaign(db, { cites: ["w-0", "w-1", "w-2"] });
      const policies = ["standard", "no_human_review", "zero_retention"];
      const authors = made.core.slice(0, policies.length);
      const at = { ts: "2026-10-02T10:00:00.000Z", prompt: "Grade this." };
      await storeExchanges(
        warehouse,
        authors.map((account_id, i) => ({ exchange_id: `w-${i}`, account_id, ...at })),
      );
      await warehouse.insert(
        "account_current",
        authors.map((account_id, i) => ({
          account_id,
          content_policy: policies[i],
          recorded_at: "2026-10-01 00:00:00",
        })),
      );
      const analyst = testContext(db, ["analyst"], { warehouse });
      await dismissCampaign(analyst, { campaignId: made.id, version: 1, reason });
      const [decision] = await listDecisions(analyst, { campaignId: made.id });
      await warehouse.command("TRUNCATE TABLE account_current");
      const { exchanges } = await readSnapshot(analyst, { decisionId: decision?.id ?? "" });
      expect(exchanges.map(({ exchange_id, prompt }) => [exchange_id, prompt])).toEqual([
        ["w-0", "Grade this."],
        ["w-1", undefined],
        ["w-2", undefined],
      ]);
      expect(exchanges.map((one) => "template_id" in one)).toEqual([true, true, true]);
    }));
});
