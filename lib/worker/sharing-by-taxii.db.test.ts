import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/auth";
import { rolledBack } from "@/lib/db/testing";
import { listInbound, readQuarantine } from "@/lib/inbound";
import { exportBundle, listExports, noteFetched, recallAccounts } from "@/lib/indicators";
import { prepared } from "@/lib/indicators/testing/prepared";
import { newId } from "@/lib/kernel";
import { addObjects, fetchObjects, saveCollection } from "@/lib/taxii";
import { createTestWarehouse } from "@/lib/warehouse/testing";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
});
afterAll(() => warehouse.drop());

const partnerActor = (id: string, name: string): Actor => ({
  ...{ type: "partner", id, name },
  permissions: new Set(["collection.use"] as const),
});

it("reaches a partner's machines by itself, knows that they have it, and is taken back there", () =>
  rolledBack(async (db) => {
    const { made, partner, officer } = await prepared(db, warehouse);
    const collection = { partnerId: partner.id, tlp: "red" as const, title: "For you", canRead: true, canWrite: true };
    const { id: collectionId } = await saveCollection(officer, collection);
    const theirs = { ...officer, actor: partnerActor(partner.id, partner.name) };
    const fetched = async () => {
      const objects: Record<string, unknown>[] = [];
      for (let next: unknown; ; ) {
        const filters = { limit: "20", ...(typeof next === "string" && { next }) };
        const { body } = await fetchObjects(theirs, { collectionId, filters });
        objects.push(...((body.objects ?? []) as typeof objects));
        if (body.more !== true) return objects;
        next = body.next;
      }
    };
    const shared = await exportBundle(officer, { campaignId: made.id, partner: partner.id, tlp: "red" });
    expect(shared.export.state).toBe("sent");
    expect(await noteFetched(officer)).toBe(0);
    const had = await fetched();
    expect(had.filter(({ type }) => type === "observed-data")).toHaveLength(24);
    expect(JSON.stringify(had)).not.toContain(made.core[0]);
    expect(await noteFetched(officer)).toBe(1);
    const stateOf = async (id: string) =>
      (await listExports(officer, { campaignId: made.id })).find((one) => one.id === id)?.state;
    expect(await stateOf(shared.export.id)).toBe("fetched");

    const cause = { kind: "appeal" as const, decisionId: newId() };
    await recallAccounts(officer, { accountIds: [made.core[0] ?? ""], cause, reason: "The appeal was upheld." });
    const revoked = (await fetched()).filter((one) => one.revoked === true);
    expect(revoked.map(({ type }) => type)).toContain("observed-data");
    expect(await noteFetched(officer)).toBe(1);
  }));

it("takes what a partner's machines add into the inbox, once, what cannot be understood beside what can", () =>
  rolledBack(async (db) => {
    // Other tests leave objects that nobody reads.
    await db.quarantinedObject.updateMany({ where: { readAt: null }, data: { readAt: new Date() } });
    const { partner, officer } = await prepared(db, warehouse);
    const collection = { partnerId: partner.id, tlp: "red" as const, title: "From you", canRead: true, canWrite: true };
    const { id: collectionId } = await saveCollection(officer, collection);
    const theirs = { ...officer, actor: partnerActor(partner.id, partner.name) };
    const at = { created: "2026-10-01T00:00:00.000Z", modified: "2026-10-01T00:00:00.000Z", spec_version: "2.1" };
    const indicator = {
      ...{ type: "indicator", id: "indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f", ...at },
      ...{ pattern: "[ipv4-addr:value = '198.51.100.9']", pattern_type: "stix", valid_from: at.created },
    };
    const note = { type: "note", id: "note--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061", ...at, content: "Hello." };
    await addObjects(theirs, { collectionId, text: JSON.stringify({ objects: [indicator, note] }) });
    expect(await readQuarantine(officer)).toBe(2);
    expect(await readQuarantine(officer)).toBe(0);
    const batches = await listInbound(officer);
    expect(batches.filter(({ partnerId }) => partnerId === partner.id)).toMatchObject([
      { source: "TAXII", counts: { indicators: 1, others: expect.anything() } },
    ]);
  }));
