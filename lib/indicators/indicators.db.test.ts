import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeCampaign } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import { rolledBack } from "@/lib/db/testing";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import {
  downloadBundle,
  exportBundle,
  handOverKey,
  listExports,
  markCampaign,
  previewBundle,
  readWrapper,
  releaseWrapper,
  rotateKey,
  saveAgreement,
  withdrawKey,
} from ".";
import { tokeniser } from "./keys/partner-key";
import { judge } from "./testing/judge";
import { agreedPartner, objectsIn, prepared, secretAddress, sha256Like, terms, textOf } from "./testing/prepared";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
});
afterAll(() => warehouse.drop());

const tokensIn = (text: string) => new Set([...text.matchAll(/"user_id":"(\w+)"/g)].map((match) => match[1]));
const purpose = "Look whether it may leave";

describe("a shared bundle", () => {
  it("holds core members that are operated, as tokens, marked and in the ledger, and looks as its preview said", () =>
    rolledBack(async (db) => {
      const { made, partner, officer } = await prepared(db, warehouse);
      const [victim = "", ...others] = made.core;
      await db.campaignMember.updateMany({ where: { accountId: victim }, data: { disposition: "compromised" } });
      const input = { campaignId: made.id, partner: partner.id, tlp: "amber" } as const;
      const preview = await previewBundle(officer, input);
      expect(preview.classes.find(({ name }) => name === "accounts")).toMatchObject({
        leaves: others.length,
        held: [
          { reason: "associated with the campaign, not of its core", count: 2 },
          {
            reason: "said to be a victim's, a customer's or a bystander's, not of those who run the campaign",
            count: 1,
          },
        ],
      });
      expect(await listExports(officer, { campaignId: made.id })).toEqual([]);
      const shared = await exportBundle(officer, { ...input, previewHash: preview.hash });
      expect(shared.export).toMatchObject({ state: "approved", purpose: "prevent_extraction", agreementVersion: 1 });
      const text = await textOf(shared.text);
      const objects = objectsIn(text);
      // Every second account has a phone number besides its mail address.
      expect(tokensIn(text).size).toBe(others.length + Math.floor(others.length / 2));
      expect(objects.filter(({ type }) => type === "observed-data")).toHaveLength(others.length);
      for (const { object_marking_refs: refs } of objects.filter((one) => one.object_marking_refs !== undefined))
        expect(refs).toEqual([objects[0]?.id]);
      expect(text).toContain(`[ipv4-addr:value = '${secretAddress}']`);
      expect(text).toContain('"precision":0.9583');
      const inside = [...made.core, ...made.associated, "rubric", "card", "org-", sha256Like(0), "nats", "payment"];
      for (const one of inside) expect(text).not.toContain(one);
      expect(await listExports(officer, { campaignId: made.id })).toMatchObject([
        { id: shared.export.id, state: "downloaded", accounts: others.length, approvedBy: officer.actor.name },
      ]);
      const again = await textOf((await downloadBundle(officer, { exportId: shared.export.id })).text);
      expect(again).toBe(text);
      await db.campaignMember.updateMany({ where: { accountId: others[0] }, data: { disposition: "bystander" } });
      const stale = exportBundle(officer, { ...input, previewHash: preview.hash });
      await expect(stale).rejects.toMatchObject({ code: "conflict" });
    }));

  it("makes tokens that its partner can make, other ones for others, and of both keys while one follows another", () =>
    rolledBack(async (db) => {
      const { made, partner, officer } = await prepared(db, warehouse, { over: { sharesAccountNamespace: true } });
      const other = await agreedPartner(officer);
      const share = async (id: string) =>
        textOf((await exportBundle(officer, { campaignId: made.id, partner: id, tlp: "red" })).text);
      const first = tokensIn(await share(partner.id));
      const { key } = await handOverKey(officer, { partnerId: partner.id });
      const [row] = await db.partnerKey.findMany({ where: { partnerId: partner.id } });
      const token = tokeniser(partner.id, row?.key ?? new Uint8Array());
      expect(Buffer.from(key, "base64url")).toHaveLength(32);
      expect(first.has(token("mail", ` ${sha256Like(0).toUpperCase()}`))).toBe(true);
      expect(first.has(token("account", made.core[0] ?? ""))).toBe(true);
      const others = tokensIn(await share(other.id));
      expect([...others].filter((one) => first.has(one))).toEqual([]);
      const objectIds = (text: string) => new Set(objectsIn(text).map(({ id }) => id));
      const before = objectIds(await share(partner.id));
      await rotateKey(officer, { partnerId: partner.id });
      const both = await share(partner.id);
      expect(tokensIn(both).size).toBe(2 * first.size);
      expect([...first].filter((one) => !tokensIn(both).has(one))).toEqual([]);
      const observed = [...before].filter((id) => String(id).startsWith("observed-data"));
      expect(observed.filter((id) => !objectIds(both).has(id))).toEqual([]);
    }));

  it("is refused with what would help: unconfirmed, no agreement, not covered, ended, marked higher, no key, no right", () =>
    rolledBack(async (db) => {
      const { made, partner, officer } = await prepared(db, warehouse, { over: { categories: ["infrastructure"] } });
      const input = { campaignId: made.id, partner: partner.name, tlp: "green" } as const;
      for (const role of ["viewer", "analyst", "admin", "auditor"] as const) {
        const stranger = testContext(db, [role], { warehouse });
        await expect(exportBundle(stranger, input)).rejects.toMatchObject({ code: "forbidden" });
        await expect(previewBundle(stranger, input)).rejects.toMatchObject({ code: "forbidden" });
      }
      const refused = (over: object, words: string | RegExp) =>
        expect(exportBundle(officer, { ...input, ...over })).rejects.toThrow(words);
      const open = await makeCampaign(db);
      await refused({ campaignId: open.id }, "Nobody has confirmed");
      await refused({ categories: ["tokens"] }, "does not cover tokens: leave that out, or record a version that does");
      await refused({ purpose: "legal_duty" }, "does not cover the purpose legal_duty");
      await markCampaign(officer, { campaignId: made.id, tlp: "amber", reason: "Came to us under amber." });
      await refused({}, "is marked TLP:AMBER, above the bundle's TLP:GREEN");
      expect((await previewBundle(officer, input)).refusal).toContain("TLP:AMBER");
      const taken = await exportBundle(officer, { ...input, tlp: "red" });
      expect(taken.export.accounts).toBe(0);
      await expect(saveAgreement(officer, terms(partner.id))).rejects.toMatchObject({ code: "conflict" });
      await saveAgreement(officer, terms(partner.id, { version: 1, expiresAt: "2026-02-01T00:00:00Z" }));
      await refused({ tlp: "red" }, "ended on 2026-02-01: a sharing officer records a new version");
      await expect(downloadBundle(officer, { exportId: taken.export.id })).rejects.toThrow("ended on 2026-02-01");
      await withdrawKey(officer, { partnerId: partner.id });
      await refused({ tlp: "red" }, "has no key");
      expect(await db.bundleExport.count({ where: { partnerId: partner.id } })).toBe(1);
    }));

  it("carries a wrapper only after an officer read and released those words", () =>
    rolledBack(async (db) => {
      const { made, partner, officer, prefix } = await prepared(db, warehouse);
      const input = { campaignId: made.id, partner: partner.id, tlp: "amber" } as const;
      const wrapper = { campaignId: made.id, kind: "prefix", value: prefix } as const;
      const analyst = testContext(db, ["analyst", "lead"], { warehouse });
      await expect(readWrapper(analyst, { ...wrapper, purpose })).rejects.toMatchObject({ code: "forbidden" });
      expect((await previewBundle(officer, input)).wrappers).toMatchObject([{ kind: "prefix", releasedBy: null }]);
      const { text, textHash } = await readWrapper(officer, { ...wrapper, purpose });
      expect(text).toContain("grade this answer");
      const reason = "Says nothing of anybody.";
      const other = releaseWrapper(officer, { ...wrapper, textHash: "0".repeat(64), reason });
      await expect(other).rejects.toThrow("read it again");
      expect(await textOf((await exportBundle(officer, input)).text)).not.toContain(text);
      await releaseWrapper(officer, { ...wrapper, textHash, reason });
      const bundle = await textOf((await exportBundle(officer, input)).text);
      expect(bundle).toContain(`"content":"${text}"`);
      judge(bundle);
      await db.campaignEvidence.updateMany({ where: { value: prefix }, data: { accountsOverall: 40 } });
      expect(await textOf((await exportBundle(officer, input)).text)).not.toContain(text);
    }));
});
