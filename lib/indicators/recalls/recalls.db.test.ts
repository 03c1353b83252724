import { afterAll, beforeAll, expect, it } from "vitest";
import { testContext } from "@/lib/command/testing";
import { rolledBack } from "@/lib/db/testing";
import { newId } from "@/lib/kernel";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import {
  acknowledgeDelivery,
  downloadBundle,
  exportBundle,
  findLive,
  listExports,
  listIndicatorReviews,
  recallAccounts,
  recallCampaign,
  settleIndicator,
} from "..";
import { judge } from "../testing/judge";
import { agreedPartner, objectsIn, prepared, secretAddress, textOf } from "../testing/prepared";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
});
afterAll(() => warehouse.drop());

const reason = "The appeal was upheld.";

it("takes accounts back from every partner, measures indicators without them, and never shares them again unjudged", () =>
  rolledBack(async (db) => {
    const { made, partner, officer } = await prepared(db, warehouse, { core: 22 });
    const other = await agreedPartner(officer);
    for (const { id } of [partner, other])
      await textOf((await exportBundle(officer, { campaignId: made.id, partner: id, tlp: "red" })).text);
    const [wronged = "", second = "", third = ""] = made.core;
    const cause = { kind: "appeal" as const, decisionId: newId() };
    const analyst = testContext(db, ["analyst", "admin"], { warehouse });
    const input = { accountIds: [wronged], cause, reason };
    await expect(recallAccounts(analyst, input)).rejects.toMatchObject({ code: "forbidden" });
    const outcome = await recallAccounts(officer, input);
    // 21 of 22 holders are above the threshold: a person looks at the address, at each partner.
    expect(outcome).toMatchObject({ revoked: 2, toReview: 2, partners: [partner.name, other.name].sort() });
    expect(await recallAccounts(officer, input)).toMatchObject({
      recallId: outcome.recallId,
      revoked: 0,
      partners: [],
    });
    const stillLive = await listExports(officer, { stillLive: true, campaignId: made.id });
    expect(stillLive).toMatchObject([{ state: "built", accounts: 1 }, { state: "built" }]);
    const mine = stillLive.find(({ partnerId }) => partnerId === partner.id)?.id ?? "";
    const done = { exportId: mine, by: "Their desk" };
    await expect(acknowledgeDelivery(officer, done)).rejects.toThrow("Nobody has taken the file yet");
    const text = await textOf((await downloadBundle(officer, { exportId: mine })).text);
    const revoked = objectsIn(text).filter((one) => one.revoked === true);
    expect(revoked.map(({ type }) => type).sort()).toEqual(["observed-data", "relationship"]);
    expect(text).not.toContain(wronged);
    judge(text);
    expect(await acknowledgeDelivery(officer, done)).toMatchObject({ state: "acknowledged" });
    await expect(acknowledgeDelivery(officer, done)).rejects.toMatchObject({ code: "conflict" });
    expect(await listExports(officer, { stillLive: true, campaignId: made.id })).toHaveLength(1);

    const [review] = await listIndicatorReviews(officer);
    expect(review).toMatchObject({ indicator: secretAddress, holders: { core: 21, overall: 22 } });
    const settled = { reviewId: review?.id ?? "", outcome: "revoked" as const, reason: "Too few are left." };
    expect((await settleIndicator(officer, settled)).partners).toHaveLength(1);
    await expect(settleIndicator(officer, settled)).rejects.toMatchObject({ code: "conflict" });
    // 19 of 22 are not: what is left of it is revoked, and nothing waits.
    const more = { kind: "appeal" as const, decisionId: newId() };
    await recallAccounts(officer, { accountIds: [second, third], cause: more, reason });
    expect(await listIndicatorReviews(officer)).toEqual([]);
    const again = await exportBundle(officer, { campaignId: made.id, partner: partner.id, tlp: "red" });
    const shared = await textOf(again.text);
    expect(again.export.accounts).toBe(19);
    expect(shared).not.toContain(secretAddress);
    expect(shared).not.toContain('"revoked"');
    const judged = { campaignId: made.id, kind: "set_disposition" as const, disposition: "operated" as const, reason };
    const at = new Date(Date.now() + 60_000);
    const by = { actorType: "user", actorId: "u", actorName: "U", at };
    await db.decision.create({ data: { ...judged, ...by, id: newId(), accountId: wronged } });
    const anew = await exportBundle(officer, { campaignId: made.id, partner: partner.id, tlp: "red" });
    expect(anew.export.accounts).toBe(20);
    const observed = (from: string) => objectsIn(from).filter(({ type }) => type === "observed-data");
    const gone = revoked.find(({ type }) => type === "observed-data")?.id;
    expect(observed(await textOf(anew.text)).map(({ id }) => id)).not.toContain(gone);
  }));

it("takes a campaign back as a whole, and what is confirmed anew is shared as something new", () =>
  rolledBack(async (db) => {
    const { made, partner, officer } = await prepared(db, warehouse);
    const input = { campaignId: made.id, partner: partner.id, tlp: "amber" } as const;
    const idsOf = (text: string) => new Set(objectsIn(text).map(({ id, type }) => (type === "campaign" ? id : null)));
    const first = await textOf((await exportBundle(officer, input)).text);
    const cause = { kind: "dismissal" as const, decisionId: newId() };
    await recallCampaign(officer, { campaignId: made.id, cause, reason: "Nothing was left of it." });
    expect(await findLive(officer, { campaignId: made.id })).toEqual({ objects: 0, accountIds: [] });
    const [delivery] = await listExports(officer, { campaignId: made.id, stillLive: true });
    const text = await textOf((await downloadBundle(officer, { exportId: delivery?.id ?? "" })).text);
    const ofOurs = objectsIn(text).filter(({ object_marking_refs: refs, type }) => refs && type !== "user-account");
    expect(ofOurs.filter(({ revoked }) => revoked !== true)).toEqual([]);
    judge(text);
    const anew = await textOf((await exportBundle(officer, input)).text);
    expect([...idsOf(anew)].filter((id) => id !== null && idsOf(first).has(id))).toEqual([]);
  }));
