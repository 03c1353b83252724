import { afterAll, beforeAll, expect, it } from "vitest";
import { makeCampaign } from "@/lib/campaigns/testing";
import type { Context } from "@/lib/command";
import { testContext } from "@/lib/command/testing";
import type { Database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { newId } from "@/lib/kernel";
import { addToSet, deleteSet, makeSet, removeFromSet, writeNote } from "@/lib/review";
import { saveCollection } from "@/lib/taxii";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import {
  downloadBundle,
  exportSetBundles,
  listExports,
  markCampaign,
  previewSetBundles,
  readFileSignature,
  type SetBundlePreview,
  saveAgreement,
} from "..";
import { judge } from "../testing/judge";
import { agreedPartner, objectsIn, prepared, secretAddress, sha256Like, terms, textOf } from "../testing/prepared";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
});
afterAll(() => warehouse.drop());

const inside = {
  name: "Gift cards western ring",
  description: "A tip of Bob's",
  note: "Looks like their second shift",
};

/** Two confirmed campaigns, one that nobody confirmed, and whoever makes sets of them. */
async function scene(db: Database) {
  const ready = await prepared(db, warehouse);
  const second = await makeCampaign(db, { codeName: `Second ${newId()}`, disposition: "operated" });
  await db.campaign.update({ where: { id: second.id }, data: { status: "confirmed", verdictBy: "analyst" } });
  const unsaid = await makeCampaign(db, { codeName: `Unsaid ${newId()}` });
  // Of the second, one account has a mail address that is known.
  const known = { account_id: second.core[0], recorded_at: "2026-10-01 00:00:00.000", email_hash: sha256Like(77) };
  await warehouse.insert("account_current", [known]);
  const lead = testContext(db, ["lead"], { warehouse });
  const setOf = async (
    accountIds: string[],
    said: { name: string; description?: string } = { name: `Set ${newId()}` },
  ) => (await makeSet(lead, { ...said, source: { type: "accounts", accountIds } })).set;
  return { ...ready, second, unsaid, lead, setOf };
}

const classOf = (preview: SetBundlePreview, campaignId: string, wanted: string) =>
  preview.campaigns.find((one) => one.campaignId === campaignId)?.classes.find(({ name }) => name === wanted);

async function filesOf(officer: Context, exportIds: string[]): Promise<string> {
  let all = "";
  for (const exportId of exportIds) {
    for (const format of ["stix", "misp"] as const) {
      const { text, fileName } = await downloadBundle(officer, { exportId, format });
      const { jws } = await readFileSignature(officer, { exportId }).catch(() => ({ jws: ".." }));
      all += `${fileName}\n${await textOf(text)}\n${Buffer.from(jws.split(".")[1] ?? "", "base64url")}\n`;
    }
  }
  return all;
}

it("shares of a set what its campaigns would let out, measured on that part, as it was when it was looked at", () =>
  rolledBack(async (db) => {
    const { made, second, unsaid, partner, officer, lead, setOf } = await scene(db);
    const [victim = "", spare = "", ...core] = made.core;
    await db.campaignMember.updateMany({ where: { accountId: victim }, data: { disposition: "compromised" } });
    const of = [
      victim,
      ...core,
      ...made.associated.slice(0, 1),
      ...second.core.slice(0, 3),
      ...unsaid.core.slice(0, 4),
    ];
    const { id: setId } = await setOf(of, inside);
    await writeNote(lead, { type: "set", id: setId, text: inside.note });
    await saveCollection(officer, {
      partnerId: partner.id,
      tlp: "red",
      title: "For you",
      canRead: true,
      canWrite: false,
    });
    const wanted = { setId, partner: partner.id, tlp: "red" as const };

    const looked = await previewSetBundles(officer, wanted);
    expect(looked).toMatchObject({ refusal: null, set: { version: 1, accounts: of.length }, leaves: core.length + 1 });
    expect(looked.leftOut.map(({ count, reason, examples }) => [count, reason.slice(0, 30), examples.length])).toEqual([
      [4, "in no campaign that a person c", 4],
      [2, "nothing is known of them that ", 2],
      [1, "said to be a victim's, a custo", 1],
      [1, "associated with the campaign, ", 1],
    ]);
    expect(looked.campaigns.map(({ campaignId }) => campaignId).sort()).toEqual([made.id, second.id].sort());
    expect(classOf(looked, made.id, "accounts")?.leaves).toBe(core.length);
    expect(classOf(looked, made.id, "addresses")?.leaves).toBe(1);

    await addToSet(lead, { setId, version: 1, source: { type: "accounts", accountIds: unsaid.core.slice(4, 5) } });
    const stale = exportSetBundles(officer, { ...wanted, previewHash: looked.hash });
    await expect(stale).rejects.toMatchObject({ code: "conflict" });
    expect(await db.bundleExport.count({ where: { partnerId: partner.id } })).toBe(0);
    const { hash } = await previewSetBundles(officer, wanted);
    const { exports } = await exportSetBundles(officer, { ...wanted, previewHash: hash });
    const set = { id: setId, name: inside.name, version: 2, isDeleted: false };
    expect(exports).toHaveLength(2);
    for (const one of exports) expect(one).toMatchObject({ set, state: "sent", approvedBy: officer.actor.name });
    const records = await db.auditRecord.findMany({ where: { action: { in: ["bundle.export", "set.share"] } } });
    const details = records
      .map(({ content }) => JSON.parse(content).detail)
      .filter((one) => one.partner === partner.name);
    expect(details.filter((one) => one.set === setId && one.setVersion === 2)).toHaveLength(2);
    expect(details.find(({ exportIds }) => exportIds !== undefined)).toMatchObject({
      version: 2,
      accounts: of.length + 1,
    });

    // Whatever becomes of the set, what was approved stays as it was.
    await removeFromSet(lead, { setId, version: 2, accountIds: core });
    await deleteSet(lead, { setId, version: 3 });
    const first = exports.find(({ campaignId }) => campaignId === made.id)?.id ?? "";
    const text = await textOf((await downloadBundle(officer, { exportId: first })).text);
    judge(text);
    expect(objectsIn(text).filter(({ type }) => type === "observed-data")).toHaveLength(core.length);
    expect(text).toContain(`"core_accounts":22,"all_accounts":24`);
    const exchanges = await db.campaignMember.aggregate({
      where: { campaignId: made.id, accountId: { in: core } },
      _sum: { exchanges: true },
    });
    expect(text).toContain(`"part":true,"accounts":22,"exchanges":${exchanges._sum.exchanges}`);
    expect((await listExports(officer, { campaignId: made.id }))[0]?.set).toEqual({ ...set, isDeleted: true });

    const published = await db.taxiiObject.findMany({ where: { collection: { partnerId: partner.id } } });
    const left =
      (await filesOf(
        officer,
        exports.map(({ id }) => id),
      )) + JSON.stringify(published);
    expect(left).toContain(secretAddress);
    const internal = [...Object.values(inside), "western", setId, victim, spare, ...core, ...of];
    for (const one of internal) expect(left.toLowerCase()).not.toContain(one.toLowerCase());
  }));

it("holds back what others of a campaign hold as well, and lets nobody out who would not leave with the campaign", () =>
  rolledBack(async (db) => {
    const { made, second, unsaid, partner, officer, lead, setOf } = await scene(db);
    const half = await setOf(made.core.slice(0, 12));
    const wanted = { setId: half.id, partner: partner.id, tlp: "amber" as const };
    const looked = await previewSetBundles(officer, wanted);
    expect(classOf(looked, made.id, "addresses")).toMatchObject({ leaves: 0, held: [{ count: 1 }] });
    expect(classOf(looked, made.id, "wrappers")).toMatchObject({ leaves: 0, held: [{ count: 1 }] });
    // What none of the part holds is nothing that the part would be told by, not even as a count.
    const strangers = await previewSetBundles(officer, { ...wanted, setId: (await setOf(second.core)).id });
    expect(classOf(strangers, second.id, "addresses")).toMatchObject({ leaves: 0, held: [] });
    const infrastructure = { ...wanted, categories: ["infrastructure" as const] };
    const without = await previewSetBundles(officer, infrastructure);
    expect(without).toMatchObject({ leaves: 0, leftOut: [{ count: 12, reason: /not include the category/ }] });

    const refused = async (over: object, code: string, words = "", ctx = officer) => {
      const failing = { code, message: expect.stringContaining(words) };
      await expect(exportSetBundles(ctx, { ...wanted, ...over })).rejects.toMatchObject(failing);
    };
    for (const role of ["viewer", "analyst", "admin", "auditor"] as const) {
      const stranger = testContext(db, [role], { warehouse });
      await refused({}, "forbidden", "", stranger);
      await expect(previewSetBundles(stranger, wanted)).rejects.toMatchObject({ code: "forbidden" });
    }
    const nobody = await setOf([...unsaid.core, ...made.associated]);
    const said = "(12 in no campaign that a person confirmed; 2 associated with the campaign, not of its core)";
    await refused({ setId: nobody.id }, "precondition_failed", said);
    expect((await previewSetBundles(officer, { ...wanted, setId: nobody.id })).refusal).toContain(said);
    await refused({ setId: newId() }, "not_found");
    await refused({ setId: "half" }, "invalid_input");
    await refused({ partner: "Nobody" }, "not_found");
    await refused(
      { partner: (await agreedPartner(officer, { categories: ["counts"] })).id, categories: ["tokens"] },
      "precondition_failed",
      "does not cover tokens",
    );
    const both = await setOf([...made.core, ...second.core]);
    await markCampaign(officer, { campaignId: second.id, tlp: "red", reason: "Came to us under red." });
    await refused({ setId: both.id }, "precondition_failed", "is marked TLP:RED, above the bundle's TLP:AMBER");
    await saveAgreement(officer, terms(partner.id, { version: 1, expiresAt: "2026-02-01T00:00:00Z" }));
    await refused({}, "precondition_failed", "ended on 2026-02-01");
    await deleteSet(lead, { setId: half.id, version: 1 });
    await refused({}, "not_found");
    expect(await db.bundleExport.count({ where: { partnerId: partner.id } })).toBe(0);
  }));
