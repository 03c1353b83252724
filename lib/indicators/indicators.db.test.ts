import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeCampaign, storeExchanges } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import type { Database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { newId } from "@/lib/kernel";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { addPartner, exportBundle, listExports, withdrawKey } from ".";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
});
afterAll(() => warehouse.drop());

const secretAddress = "203.0.113.77";
const words = "Grade this answer against the rubric.";

/** A confirmed campaign with an address of its own, and a partner. */
async function prepared(db: Database, core = 12) {
  const made = await makeCampaign(db, { core, disposition: "operated", codeName: `Test ${newId()}` });
  await db.campaign.update({ where: { id: made.id }, data: { status: "confirmed", verdictBy: "analyst" } });
  const [holder = ""] = made.core;
  const exchange = {
    exchange_id: newId(),
    account_id: holder,
    ts: "2026-10-02T10:00:00.000Z",
    ip: `::ffff:${secretAddress}`,
    prompt: words,
  };
  await storeExchanges(warehouse, [exchange]);
  const [{ value = "" } = {}] = await warehouse.rows<{ value: string }>(
    `SELECT toString(sipHash64(toString(toIPv6('::ffff:${secretAddress}')))) AS value`,
  );
  const incidence = {
    run_id: made.runId,
    campaign_id: made.id,
    family: "network",
    kind: "ip",
    value,
    account_id: holder,
  };
  await warehouse.insert("campaign_incidence", [{ ...incidence, exchanges: 1, weight: 6 }]);
  const fact = {
    id: newId(),
    campaignId: made.id,
    runId: made.runId,
    family: "network",
    kind: "ip",
    value,
    display: "ip·1",
  };
  await db.campaignEvidence.create({ data: { ...fact, accountsHere: core, accountsOverall: core, weight: 6 } });
  const officer = testContext(db, ["sharing_officer"], { warehouse });
  const partner = await addPartner(officer, { name: `Partner ${newId()}` });
  return { made, partner, officer, value };
}

const textOf = async (pieces: AsyncIterable<string>): Promise<string> => {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
};

describe("a shared bundle", () => {
  it("is marked, counted in the ledger, and has core members only, as tokens", () =>
    rolledBack(async (db) => {
      const { made, partner, officer } = await prepared(db);
      const [victim = ""] = made.core;
      await db.campaignMember.updateMany({ where: { accountId: victim }, data: { disposition: "compromised" } });
      const shared = await exportBundle(officer, { campaignId: made.id, partner: partner.id, tlp: "amber" });
      const text = await textOf(shared.text);
      const { objects } = JSON.parse(text) as { objects: Record<string, unknown>[] };
      expect(objects).toHaveLength(shared.export.objects);
      const accounts = objects.filter(({ type }) => type === "user-account");
      expect(accounts).toHaveLength(made.core.length - 1);
      for (const { user_id } of accounts) expect(user_id).toMatch(/^[0-9a-f]{64}$/);
      const marked = objects.filter(({ object_marking_refs: refs }) => Array.isArray(refs));
      for (const { object_marking_refs: refs } of marked) expect(refs).toEqual([objects[0]?.id]);
      for (const inside of [...made.core, ...made.associated, words, "card·aabbcc"]) expect(text).not.toContain(inside);
      expect(await listExports(officer, { campaignId: made.id })).toEqual([shared.export]);
    }));

  it("gives every partner other tokens, and one partner the same ones again", () =>
    rolledBack(async (db) => {
      const { made, partner, officer } = await prepared(db);
      const other = await addPartner(officer, { name: `Partner ${newId()}` });
      const tokens = async (id: string) => {
        const { text } = await exportBundle(officer, { campaignId: made.id, partner: id, tlp: "red" });
        return new Set([...(await textOf(text)).matchAll(/"user_id":"(\w+)"/g)].map((match) => match[1]));
      };
      const [first, again, others] = [await tokens(partner.id), await tokens(partner.id), await tokens(other.id)];
      expect(again).toEqual(first);
      expect([...others].filter((token) => first.has(token))).toEqual([]);
    }));

  it("names an address with its precision and end, and none that strangers hold too", () =>
    rolledBack(async (db) => {
      const { made, partner, officer, value } = await prepared(db);
      const share = () => exportBundle(officer, { campaignId: made.id, partner: partner.id, tlp: "amber+strict" });
      const text = await textOf((await share()).text);
      expect(text).toContain(`[ipv4-addr:value = '${secretAddress}']`);
      expect(text).toContain('"precision":1');
      await db.campaignEvidence.updateMany({ where: { campaignId: made.id, value }, data: { accountsOverall: 20 } });
      expect(await textOf((await share()).text)).not.toContain(secretAddress);
    }));

  it("is refused while nobody confirmed, without a key, and to those who may not share", () =>
    rolledBack(async (db) => {
      const { made, partner, officer } = await prepared(db);
      const input = { campaignId: made.id, partner: partner.name, tlp: "green" } as const;
      for (const role of ["viewer", "analyst", "admin", "auditor"] as const) {
        await expect(exportBundle(testContext(db, [role], { warehouse }), input)).rejects.toMatchObject({
          code: "forbidden",
        });
      }
      const open = await makeCampaign(db);
      await expect(exportBundle(officer, { ...input, campaignId: open.id })).rejects.toThrow("Nobody has confirmed");
      await withdrawKey(officer, { partnerId: partner.id });
      await expect(exportBundle(officer, input)).rejects.toThrow("has no key");
      expect(await db.bundleExport.count()).toBe(0);
    }));

  // An independent judge; the integration server installs it.
  it.runIf(process.env.STILLWATCH_STIX_VALIDATOR)("is valid STIX 2.1 to the OASIS validator", () =>
    rolledBack(async (db) => {
      const { made, partner, officer } = await prepared(db, 1_100);
      const { text } = await exportBundle(officer, { campaignId: made.id, partner: partner.id, tlp: "amber" });
      const file = path.join(mkdtempSync(path.join(tmpdir(), "stix-")), "bundle.json");
      writeFileSync(file, await textOf(text));
      const judge = process.env.STILLWATCH_STIX_VALIDATOR ?? "";
      // 103: ids that repeat over exports are of version 5, which the standard allows and does not recommend.
      const verdict = execFileSync(judge, ["--version", "2.1", "--ignore", "103", file], { encoding: "utf8" });
      expect(verdict).toContain("STIX JSON: Valid");
    }),
  );
});
