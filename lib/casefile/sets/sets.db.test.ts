import { afterAll, beforeAll, expect, it } from "vitest";
import { type MadeCampaign, makeCampaign } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import type { Database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { newId } from "@/lib/kernel";
import { listSetChanges, makeSet, removeFromSet } from "@/lib/review";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { actOnSet, readSetReach } from "..";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
});
afterAll(() => warehouse.drop());

const as = (db: Database, role: "analyst" | "viewer") => testContext(db, [role], { warehouse });
const reason = "One card pays for all of them.";
const ban = { kind: "ban" as const, policy: "model_extraction" as const, reason };

async function confirmed(db: Database, core: number, prefix = `set-${newId()}`): Promise<MadeCampaign> {
  const made = await makeCampaign(db, { core, prefix, disposition: "operated", codeName: `Fox ${newId()}` });
  await db.campaign.update({ where: { id: made.id }, data: { status: "confirmed", verdictBy: "analyst" } });
  return made;
}

async function setOf(db: Database, ...accountIds: string[]) {
  const source = { type: "accounts" as const, accountIds };
  return (await makeSet(as(db, "analyst"), { name: `Set ${newId()}`, source })).set;
}

const in1 = (...campaigns: MadeCampaign[]) => campaigns.map(({ id }) => ({ campaignId: id, version: 1 }));
const standingOf = async (db: Database, accountId: string) =>
  (await db.flaggedAccount.findUnique({ where: { accountId } }))?.standing ?? "active";

it("foresees by the rules of the acts who is reached in which campaign, and who is in none", () =>
  rolledBack(async (db) => {
    const [fox, open, gone] = [await confirmed(db, 12), await makeCampaign(db), await makeCampaign(db)];
    await db.campaign.update({ where: { id: gone.id }, data: { retiredAt: new Date() } });
    await db.campaignMember.updateMany({
      where: { campaignId: fox.id, accountId: fox.core[0] ?? "" },
      data: { hardLink: false },
    });
    const set = await setOf(
      db,
      ...fox.core.slice(0, 4),
      fox.associated[0] ?? "",
      open.core[0] ?? "",
      gone.core[0] ?? "",
    );
    const reach = await readSetReach(as(db, "viewer"), { setId: set.id });
    expect(reach.outside).toEqual({ accounts: 1, ids: [gone.core[0]] });
    expect(reach.groups.map(({ campaign, accounts, dispositions }) => [campaign.id, accounts, dispositions])).toEqual([
      [fox.id, 5, { operated: 5 }],
      [open.id, 1, { unknown: 1 }],
    ]);
    expect(reach.groups.map(({ ban: { reached, refusal } }) => [reached, refusal])).toEqual([
      [3, null],
      [0, "Nobody has confirmed this campaign yet: confirm it first."],
    ]);
    expect(reach.groups[0]?.ban.spared.map(({ accounts, examples }) => [accounts, examples])).toEqual([
      [1, [fox.associated[0]]],
      [1, [fox.core[0]]],
    ]);
    expect(reach.groups[0]?.revoke_key.reached).toBe(5);
  }));

it("acts campaign by campaign by the acts' own verbs; what one refuses keeps the others from nothing", () =>
  rolledBack(async (db) => {
    const ada = as(db, "analyst");
    const [fox, open] = [await confirmed(db, 12), await makeCampaign(db)];
    const set = await setOf(db, ...fox.core.slice(0, 3), fox.associated[0] ?? "", open.core[0] ?? "");
    const campaigns = in1(fox, open);
    const outcome = await actOnSet(ada, { setId: set.id, version: 1, campaigns, act: ban });
    expect(outcome).toMatchObject({
      taken: 3,
      results: [
        { campaignId: fox.id, taken: 3, refusal: null, spared: [{ reason: "is associated, not core", accounts: 1 }] },
        { campaignId: open.id, taken: 0, refusal: "Nobody has confirmed this campaign yet: confirm it first." },
      ],
    });
    const standings = [fox.core[0], fox.core[3], fox.associated[0], open.core[0]];
    expect(await Promise.all(standings.map((id) => standingOf(db, id ?? "")))).toEqual([
      "banned",
      "active",
      "active",
      "active",
    ]);
    const decisions = await db.decision.findMany({ where: { campaignId: fox.id } });
    expect(decisions.map(({ kind, policy, snapshotHash }) => [kind, policy, snapshotHash !== null])).toEqual(
      Array(3).fill(["ban", "model_extraction", true]),
    );
    const records = await db.auditRecord.findMany({
      where: { subjectId: { in: [set.id, fox.id] } },
      orderBy: { sequence: "asc" },
    });
    expect(records.map(({ action }) => action)).toEqual(["set.made", "account.ban", "set.acted"]);
    const [acted] = (await listSetChanges(ada, { setId: set.id })).rows;
    expect(acted).toMatchObject({ kind: "acted", accounts: 3, note: expect.stringMatching(/^banned 3 in Fox/) });
    // The campaign's version rose with the act: whoever looked at it before looks again.
    const again = await actOnSet(ada, {
      setId: set.id,
      version: 1,
      campaigns: in1(fox),
      act: { kind: "set_disposition", disposition: "operated", reason },
    });
    expect(again.results[0]?.refusal).toMatch(/changed meanwhile/);
  }));

it("shuts no more off in several campaigns than in one, and an account in two only once", () =>
  rolledBack(async (db) => {
    const ada = as(db, "analyst");
    const prefix = `twice-${newId()}`;
    const [fox, hare] = [await confirmed(db, 14), await confirmed(db, 12)];
    const large = await setOf(db, ...fox.core, ...hare.core);
    await expect(
      actOnSet(ada, { setId: large.id, version: 1, campaigns: in1(fox, hare), act: ban }),
    ).rejects.toMatchObject({ code: "precondition_failed", message: expect.stringMatching(/^26 accounts at once/) });
    expect(await standingOf(db, fox.core[0] ?? "")).toBe("active");

    const [one, two] = [await confirmed(db, 14, prefix), await confirmed(db, 14, prefix)];
    const shared = await setOf(db, ...one.core);
    const campaigns = in1(one, two);
    const outcome = await actOnSet(ada, { setId: shared.id, version: 1, campaigns, act: ban });
    expect(outcome.results.map(({ taken }) => taken)).toEqual([14, 0]);
    expect(outcome.results[1]).toMatchObject({ spared: [{ reason: "is banned already", accounts: 14 }] });
  }));

it("says what the members are in their campaign", () =>
  rolledBack(async (db) => {
    const made = await makeCampaign(db);
    const set = await setOf(db, ...made.core.slice(0, 5));
    const act = { kind: "set_disposition" as const, disposition: "compromised" as const, reason };
    const given = { setId: set.id, version: 1, campaigns: in1(made), act };
    expect(await actOnSet(as(db, "analyst"), given)).toMatchObject({
      taken: 5,
      results: [{ taken: 5, refusal: null }],
    });
    const members = await db.campaignMember.findMany({ where: { campaignId: made.id, disposition: "compromised" } });
    expect(members.map(({ accountId }) => accountId).sort()).toEqual(made.core.slice(0, 5));
  }));

it("refuses who may not, a set that changed, and campaigns that nobody of the set is in", () =>
  rolledBack(async (db) => {
    const [made, other] = [await confirmed(db, 12), await confirmed(db, 12)];
    const set = await setOf(db, ...made.core.slice(0, 5));
    const given = { setId: set.id, version: 1, campaigns: in1(made), act: ban };
    await expect(actOnSet(as(db, "viewer"), given)).rejects.toMatchObject({ code: "forbidden" });
    const ada = as(db, "analyst");
    await expect(actOnSet(ada, { ...given, campaigns: in1(other) })).rejects.toMatchObject({ code: "invalid_input" });
    await removeFromSet(ada, { setId: set.id, version: 1, accountIds: [made.core[0] ?? ""] });
    await expect(actOnSet(ada, given)).rejects.toMatchObject({ code: "conflict" });
    expect(await standingOf(db, made.core[1] ?? "")).toBe("active");
  }));
