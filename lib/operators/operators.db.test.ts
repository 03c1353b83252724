import { expect, it } from "vitest";
import { makeCampaign, putAside } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import { type Database, database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { newId } from "@/lib/kernel";
import {
  addCampaign,
  listAttributions,
  makeOperator,
  proposeAttribution,
  readOperatorOf,
  removeCampaign,
  ruleOnAttribution,
} from ".";

type Roles = Parameters<typeof testContext>[1];
function as(db: Database, name: string, roles: Roles = ["analyst"]) {
  const ctx = testContext(db, roles);
  return { ...ctx, actor: { ...ctx.actor, id: `user-${name}`, name } };
}

const reason = "The same card pays for both.";
const claim = (operatorId: string) => ({
  ...{ operatorId, first: "A single reseller's own staff.", second: "Several buyers of one reseller." },
  ...({ favoured: "first", confidence: "low", grounds: "Hours and tooling agree; nothing else does." } as const),
});
const rule = (attributionId: string, ruling: "approved" | "declined" = "approved") => ({
  attributionId,
  ruling,
  reason,
});

it("gathers campaigns under a name that tells nothing, with a reason for each, and changes no verdict", () =>
  rolledBack(async (db) => {
    const [one, two] = [await makeCampaign(db), await makeCampaign(db)];
    const ada = as(db, "ada");
    const before = await db.campaign.findUniqueOrThrow({ where: { id: one.id } });
    const made = await makeOperator(ada, { campaignId: one.id, reason });
    const operatorId = made.id;
    await addCampaign(ada, { operatorId, campaignId: two.id, reason });
    await expect(makeOperator(ada, { campaignId: two.id, reason })).rejects.toMatchObject({ code: "conflict" });
    const { operator } = await readOperatorOf(as(db, "eve", ["viewer"]), { campaignId: two.id });
    expect(operator?.campaigns.map(({ id }) => id).sort()).toEqual([one.id, two.id].sort());
    const left = await removeCampaign(ada, {
      operatorId,
      campaignId: one.id,
      reason: "The card was stolen from both.",
    });
    expect(left.events.map(({ change, campaignId }) => [change, campaignId])).toEqual([
      ["removed", one.id],
      ["added", two.id],
      ["added", one.id],
    ]);
    await expect(removeCampaign(ada, { operatorId, campaignId: one.id, reason })).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await readOperatorOf(ada, { campaignId: one.id })).operator).toBeNull();
    expect(await db.campaign.findUniqueOrThrow({ where: { id: one.id } })).toEqual(before);
    const viewer = makeOperator(as(db, "eve", ["viewer"]), { campaignId: one.id, reason });
    await expect(viewer).rejects.toMatchObject({ code: "forbidden" });
    await expect(makeOperator(ada, { campaignId: newId(), reason })).rejects.toMatchObject({ code: "not_found" });
  }));

it("takes one of two people who claim a campaign for an operator at once", async () => {
  const made = await makeCampaign(database(), { stays: true });
  const both = ["ada", "ben"].map((name) => makeOperator(as(database(), name), { campaignId: made.id, reason }));
  const results = await Promise.allSettled(both);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  for (const one of results) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "conflict" });
  await putAside(database(), made);
});

it("has another than its proposer rule on a claim, for exactly the campaigns it was made of", () =>
  rolledBack(async (db) => {
    const [one, two] = [await makeCampaign(db), await makeCampaign(db)];
    const [ada, lex] = [as(db, "ada"), as(db, "lex", ["legal"])];
    const { id: operatorId } = await makeOperator(ada, { campaignId: one.id, reason });
    const [first] = (await proposeAttribution(ada, claim(operatorId))).rows;
    const id = first?.id ?? "";
    expect(first).toMatchObject({ state: "proposed", campaigns: 1 });
    await expect(ruleOnAttribution(ada, rule(id))).rejects.toMatchObject({ code: "forbidden" });
    const both = as(db, "ada", ["analyst", "legal"]);
    await expect(ruleOnAttribution(both, rule(id))).rejects.toThrow("Nobody rules on what they proposed");
    await addCampaign(ada, { operatorId, campaignId: two.id, reason });
    await expect(ruleOnAttribution(lex, rule(id))).rejects.toMatchObject({ code: "precondition_failed" });
    await removeCampaign(ada, { operatorId, campaignId: two.id, reason });
    expect((await ruleOnAttribution(lex, rule(id))).rows).toMatchObject([{ state: "approved", ruling: { by: "lex" } }]);
    await expect(ruleOnAttribution(lex, rule(id, "declined"))).rejects.toMatchObject({ code: "conflict" });
    const [again] = (await proposeAttribution(ada, { ...claim(operatorId), favoured: "second" })).rows;
    const { rows } = await ruleOnAttribution(lex, rule(again?.id ?? ""));
    expect(rows.map(({ state, favoured }) => [state, favoured])).toEqual([
      ["approved", "second"],
      ["superseded", "first"],
    ]);
  }));

it("is refused by the database itself when somebody rules on their own claim", async () => {
  const made = await makeCampaign(database(), { stays: true });
  const ada = as(database(), "ada");
  const { id: operatorId } = await makeOperator(ada, { campaignId: made.id, reason });
  const [proposed] = (await proposeAttribution(ada, claim(operatorId))).rows;
  const ruling = { attributionId: proposed?.id ?? "", ruling: "approved", reason, ruledByName: "ada" } as const;
  const own = { ...ruling, ruledById: "user-ada", ruledAt: new Date() };
  const write = (proposedById: string) => database().attributionRuling.create({ data: { ...own, proposedById } });
  await expect(write("user-ada")).rejects.toThrow();
  await expect(write("user-ben")).rejects.toThrow();
  expect(await database().attributionRuling.count({ where: { attributionId: proposed?.id } })).toBe(0);
  await putAside(database(), made);
});

it("shows claims to those who may see allegations only, on the record, and keeps them out of it", () =>
  rolledBack(async (db) => {
    const ada = as(db, "ada");
    const { id: campaignId } = await makeCampaign(db);
    const { id: operatorId } = await makeOperator(ada, { campaignId, reason });
    await proposeAttribution(ada, claim(operatorId));
    const same = { ...claim(operatorId), second: claim(operatorId).first };
    await expect(proposeAttribution(ada, same)).rejects.toMatchObject({ code: "invalid_input" });
    for (const role of ["viewer", "admin", "sharing_officer"] as const)
      await expect(listAttributions(as(db, role, [role]), { operatorId })).rejects.toMatchObject({ code: "forbidden" });
    expect((await listAttributions(as(db, "lex", ["legal"]), { operatorId })).rows).toHaveLength(1);
    const records = await db.auditRecord.findMany({ where: { subjectId: operatorId } });
    expect(records.map(({ action }) => action)).toContain("attribution.read");
    expect(JSON.stringify(records.map(({ content }) => content))).not.toContain("reseller");
    const { operator } = await readOperatorOf(as(db, "eve", ["viewer"]), { campaignId });
    expect(JSON.stringify(operator)).not.toContain("reseller");
  }));
