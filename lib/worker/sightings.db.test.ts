import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/auth";
import { makeCampaign, storeExchanges } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import type { Database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import {
  decideIndicators,
  listInboundIndicators,
  matchInbound,
  readQuarantine,
  receiveIndicators,
} from "@/lib/inbound";
import {
  answerPartner,
  askPartner,
  closeRequest,
  downloadBundle,
  downloadRemark,
  draftSighting,
  exportBundle,
  listAskable,
  listExports,
  listIndicatorReviews,
  listRemarks,
  listRequests,
  listSightings,
  revokeRemark,
  sendSighting,
  settleIndicator,
} from "@/lib/indicators";
import { judge } from "@/lib/indicators/testing/judge";
import { agreedPartner, objectsIn, prepared, secretAddress, textOf } from "@/lib/indicators/testing/prepared";
import { newId } from "@/lib/kernel";
import { react } from "@/lib/reactions";
import { addObjects, fetchObjects, saveCollection } from "@/lib/taxii";
import { createTestWarehouse } from "@/lib/warehouse/testing";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
const prefix = `seen-${newId().slice(-6)}`;
const holders = Array.from({ length: 12 }, (_, i) => `${prefix}-core-${String(i).padStart(5, "0")}`);
beforeAll(async () => {
  warehouse = await createTestWarehouse();
  const used = (account_id: string, ip: string) => ({
    exchange_id: newId(),
    account_id,
    ip,
    ts: "2026-11-10T10:00:00Z",
  });
  await storeExchanges(warehouse, [
    ...holders.map((account) => used(account, "198.51.100.9")),
    used(`${prefix}-one`, "198.51.100.10"),
  ]);
});
afterAll(() => warehouse.drop());

const dated = { spec_version: "2.1", created: "2026-11-20T00:00:00.000Z", modified: "2026-11-20T00:00:00.000Z" };
const reason = "Their word was looked into by two of us.";

/** The partner's machine, with a collection that it reads and writes. */
async function machineOf(officer: ReturnType<typeof testContext>, { id, name }: { id: string; name: string }) {
  const collection = { partnerId: id, tlp: "red" as const, title: "For both", canRead: true, canWrite: true };
  const { id: collectionId } = await saveCollection(officer, collection);
  const actor: Actor = { type: "partner", id, name, permissions: new Set(["collection.use"] as const) };
  const theirs = { ...officer, actor };
  return {
    fetch: async () => {
      const { body } = await fetchObjects(theirs, { collectionId, filters: { limit: "1000" } });
      return (body.objects ?? []) as Record<string, unknown>[];
    },
    add: async (...objects: object[]) => {
      await addObjects(theirs, { collectionId, text: JSON.stringify({ objects }) });
      await readQuarantine(officer);
    },
  };
}

const settled = async (db: Database) => {
  await db.domainEvent.updateMany({ where: { handledAt: null }, data: { handledAt: new Date() } });
  await db.quarantinedObject.updateMany({ where: { readAt: null }, data: { readAt: new Date() } });
};

it("ties what partners saw to what was shared; a false positive waits for a person, and takes back what that person says", () =>
  rolledBack(async (db) => {
    await settled(db);
    const { made, partner, officer } = await prepared(db, warehouse);
    const shared = await exportBundle(officer, { campaignId: made.id, partner: partner.id, tlp: "red" });
    const objects = objectsIn(await textOf(shared.text));
    const indicator = String(objects.find(({ type }) => type === "indicator")?.id);
    const sighting = {
      type: "sighting",
      id: `sighting--${randomUUID()}`,
      ...dated,
      sighting_of_ref: indicator,
      count: 7,
    };
    const opinion = {
      type: "opinion",
      id: `opinion--${randomUUID()}`,
      ...dated,
      opinion: "disagree",
      object_refs: [indicator],
    };
    const misplaced = { ...sighting, id: `sighting--${randomUUID()}`, sighting_of_ref: `indicator--${randomUUID()}` };
    const take = (...of: object[]) =>
      receiveIndicators(officer, { partnerId: partner.id, format: "stix", source: "test", objects: of });
    expect((await take(sighting, opinion, misplaced)).batch.counts).toMatchObject({ sightings: 3, indicators: 0 });
    // The same of another partner is about nothing that it was given.
    const other = await agreedPartner(officer);
    await receiveIndicators(officer, { partnerId: other.id, format: "stix", source: "test", objects: [sighting] });
    const seen = await listSightings(officer, { campaignId: made.id });
    expect(seen.map(({ kind, count, object, partner: by }) => [kind, count, object, by]).sort()).toEqual([
      ["false_positive", 1, secretAddress, partner.name],
      ["seen", 7, secretAddress, partner.name],
    ]);
    await take({ ...sighting, modified: "2026-11-21T00:00:00.000Z", count: 9 });
    expect((await listSightings(officer, { campaignId: made.id })).map(({ count }) => count).sort()).toEqual([1, 9]);

    await react(testContext(db, ["lead", "sharing_officer"], { warehouse }));
    const [review, ...more] = (await listIndicatorReviews(officer)).filter((one) => one.campaignId === made.id);
    expect(more).toEqual([]);
    expect(review).toMatchObject({ cause: "sighting", indicator: secretAddress, holders: { core: 24, overall: 24 } });
    expect(await db.campaign.findUnique({ where: { id: made.id } })).toMatchObject({ status: "confirmed" });
    const settle = { reviewId: review?.id ?? "", outcome: "revoked" as const, reason };
    await expect(settleIndicator(testContext(db, ["analyst"], { warehouse }), settle)).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await settleIndicator(officer, settle)).toEqual({ partners: [partner.name] });
    const [delivery] = await listExports(officer, { campaignId: made.id, stillLive: true });
    expect(delivery).toMatchObject({ recall: { cause: "sighting" }, partner: partner.name });
    const recall = await textOf((await downloadBundle(officer, { exportId: delivery?.id ?? "" })).text);
    expect(objectsIn(recall).find(({ id }) => id === indicator)).toMatchObject({ revoked: true });
    judge(recall);
    // The partner takes its opinion back: it is shown so, and nobody is asked again.
    await take({ ...opinion, modified: "2026-11-22T00:00:00.000Z", revoked: true });
    expect((await listSightings(officer, {})).filter(({ revoked }) => revoked)).toMatchObject([
      { kind: "false_positive", review: "revoked" },
    ]);
  }));

it("tells a partner what own accounts say of its indicators: no small count, an opinion only on own judgements, and takes it back", () =>
  rolledBack(async (db) => {
    await settled(db);
    const made = await makeCampaign(db, { prefix, core: 12, associated: 0, disposition: "operated" });
    const officer = testContext(db, ["sharing_officer"], { warehouse });
    const partner = await agreedPartner(officer);
    const machine = await machineOf(officer, partner);
    const said = (address: string) => ({
      ...{ type: "indicator", id: `indicator--${randomUUID()}`, ...dated, pattern: `[ipv4-addr:value = '${address}']` },
      ...{ pattern_type: "stix", valid_from: "2026-11-01T00:00:00Z" },
    });
    const [many, one] = [said("198.51.100.9"), said("198.51.100.10")];
    await machine.add(many, one);
    await matchInbound(officer);
    const { rows } = await listInboundIndicators(officer, { partnerId: partner.id });
    const [ofMany, ofOne] = [12, 1].map((n) => rows.find(({ accounts }) => accounts === n)?.id ?? "");
    const wanted = { indicatorId: ofMany ?? "", as: "sighting", tlp: "red" } as const;
    expect((await draftSighting(officer, wanted)).refusal).toContain("accept it first");
    await decideIndicators(officer, { ids: [ofMany ?? "", ofOne ?? ""], decision: "accept", reason });
    await expect(draftSighting(testContext(db, ["analyst"], { warehouse }), wanted)).rejects.toMatchObject({
      code: "forbidden",
    });
    expect((await draftSighting(officer, { ...wanted, tlp: "clear" })).refusal).toContain("TLP:AMBER");
    const draft = await draftSighting(officer, wanted);
    expect(draft).toMatchObject({ refusal: null, says: expect.stringContaining("12 accounts") });
    await expect(sendSighting(officer, { ...wanted, draftHash: "other" })).rejects.toThrow("has changed");
    const sent = await sendSighting(officer, { ...wanted, draftHash: draft.hash });
    await expect(sendSighting(officer, wanted)).rejects.toMatchObject({ code: "conflict" });
    await sendSighting(officer, { ...wanted, indicatorId: ofOne ?? "" });
    const sightings = (await machine.fetch()).filter(({ type }) => type === "sighting");
    expect(sightings.map(({ sighting_of_ref, count }) => [sighting_of_ref, count])).toEqual([
      [many.id, 12],
      [one.id, undefined],
    ]);
    expect(JSON.stringify(sightings)).not.toContain(prefix);
    expect((await listRemarks(officer, { indicatorId: ofMany ?? "" }))[0]).toMatchObject({ state: "fetched" });

    const opinion = { ...wanted, as: "opinion" } as const;
    await expect(sendSighting(officer, opinion)).rejects.toThrow("Own judgements do not contradict it");
    await db.campaign.update({ where: { id: made.id }, data: { status: "dismissed" } });
    const against = await sendSighting(officer, opinion);
    expect(against).toMatchObject({ kind: "opinion", says: expect.stringContaining("12 accounts") });
    for (const { id } of [sent, against]) judge((await downloadRemark(officer, { remarkId: id })).text);
    const back = await revokeRemark(officer, { remarkId: sent.id, reason });
    expect(back).toMatchObject({ state: "revoked", revoked: { reason } });
    await expect(revokeRemark(officer, { remarkId: sent.id, reason })).rejects.toMatchObject({ code: "conflict" });
    expect((await machine.fetch()).find(({ id }) => id === sightings[0]?.id)).toMatchObject({ revoked: true });
    judge((await downloadRemark(officer, { remarkId: sent.id })).text);
  }));

it("asks and answers in band, lets no identifier out in free words, and knows what is open, answered and closed", () =>
  rolledBack(async (db) => {
    await settled(db);
    const { made, partner, officer } = await prepared(db, warehouse);
    const [told, untold] = [`Told ${newId().slice(-6)}`, `Untold ${newId().slice(-6)}`];
    await db.campaign.update({ where: { id: made.id }, data: { codeName: told } });
    const machine = await machineOf(officer, partner);
    await textOf((await exportBundle(officer, { campaignId: made.id, partner: partner.id, tlp: "red" })).text);
    const ours = (await listAskable(officer, { partnerId: partner.id })).filter(({ kind }) => kind === "ours");
    const about = ours.slice(0, 1).map(({ kind, id }) => ({ kind, id }));
    const question = { partnerId: partner.id, about, abstract: "Since when?", tlp: "red" as const };
    await makeCampaign(db, { codeName: untold });
    const refused = [
      [`Is it ${untold.toLowerCase().replace(" ", "-")} on your side, too?`, `not told ("${untold}")`],
      [`Is ${made.core[0]}, also known to you?`, "the id of an own account"],
      ["Write to somebody@example.org about it, please.", "a mail address"],
      ["Paid with 4111 1111 1111 1111 as it seems.", "a card number"],
      [`Seen from ${secretAddress}/32 on your side?`, "an address"],
      ["Call +49 30 901820 and ask for the desk.", "a phone number"],
    ] as const;
    for (const [text, what] of refused) await expect(askPartner(officer, { ...question, text })).rejects.toThrow(what);
    await expect(
      askPartner(officer, { ...question, text: reason, tlp: "red", about: [{ kind: "ours", id: newId() }] }),
    ).rejects.toMatchObject({ code: "not_found" });
    const text = `Since which day have you seen ${told} on your side?`;
    await expect(askPartner(testContext(db, ["analyst"], { warehouse }), { ...question, text })).rejects.toMatchObject({
      code: "forbidden",
    });
    const asked = await askPartner(officer, { ...question, text });
    const note = (await machine.fetch()).find(({ id }) => id === `note--${asked.id}`);
    expect(note).toMatchObject({ labels: ["request-for-information"], abstract: "Since when?", content: text });
    judge((await downloadRemark(officer, { remarkId: asked.id })).text);

    const answer = {
      type: "note",
      id: `note--${randomUUID()}`,
      ...dated,
      content: "Since May; ask desk@example.org.",
      object_refs: [note?.id],
    };
    const theirs = {
      ...answer,
      id: `note--${randomUUID()}`,
      labels: ["request-for-information"],
      abstract: "Card?",
      content: "Do they share one?",
    };
    const chatter = { ...answer, id: `note--${randomUUID()}`, object_refs: [`note--${randomUUID()}`] };
    await machine.add(answer, { ...theirs, object_refs: [`indicator--${randomUUID()}`] }, chatter);
    const requests = async () => (await listRequests(officer)).filter(({ partnerId }) => partnerId === partner.id);
    const [to] = (await requests()).filter(({ direction }) => direction === "to");
    const [from, ...others] = (await requests()).filter(({ direction }) => direction === "from");
    expect(others).toEqual([]);
    expect(to).toMatchObject({ state: "answered", answers: [{ text: "Since May; ask [mail].", by: partner.name }] });
    expect(from).toMatchObject({ state: "open", abstract: "Card?", tlp: "amber" });
    const said = await answerPartner(officer, {
      requestId: from?.id ?? "",
      text: "No, they do not share one.",
      tlp: "red",
    });
    expect((await machine.fetch()).find(({ id }) => id === `note--${said.id}`)).toMatchObject({
      object_refs: [theirs.id],
    });
    expect((await requests()).map(({ state }) => state)).toEqual(["answered", "answered"]);
    const closing = { requestId: from?.id ?? "", reason };
    await closeRequest(officer, closing);
    await expect(closeRequest(officer, closing)).rejects.toMatchObject({ code: "conflict" });
    expect((await requests()).find(({ direction }) => direction === "from")).toMatchObject({ state: "closed" });
  }));
