import { afterAll, beforeAll, expect, it } from "vitest";
import { makeCampaign } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import type { Database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { newId } from "@/lib/kernel";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { findValue, searchPalette } from "..";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
});
afterAll(() => warehouse.drop());

/** A campaign that rests on an address and on a mail address. */
async function scene(db: Database) {
  const tag = newId().slice(-12);
  const made = await makeCampaign(db, { prefix: `pal-${tag}`, core: 3, codeName: `Weir ${tag}` });
  const [keys] = await warehouse.rows<{ ip: string; mail: string }>(
    `SELECT toString(sipHash64(toString(toIPv6('203.0.113.77')))) AS ip,
            toString(sipHash64(lower(hex(SHA256('ada@example.test'))))) AS mail`,
  );
  const fact = { campaignId: made.id, runId: made.runId, accountsHere: 3, accountsOverall: 4, exchangeIds: [] };
  const values = [
    { family: "network", kind: "ip", value: keys?.ip ?? "", display: `ip·${tag}`, weight: 6 },
    { family: "identity", kind: "mail", value: keys?.mail ?? "", display: `mail·${tag}`, weight: 9 },
  ];
  await db.campaignEvidence.createMany({ data: values.map((value) => ({ id: newId(), ...fact, ...value })) });
  return { tag, made };
}

it("finds campaigns by name and id, accounts by the beginning, values by their masked name", () =>
  rolledBack(async (db) => {
    const { tag, made } = await scene(db);
    const viewer = testContext(db, ["viewer"], { warehouse });
    const names = async (q: string) => (await searchPalette(viewer, { q })).campaigns.map(({ codeName }) => codeName);
    expect(await names(`weir ${tag}`)).toEqual([`Weir ${tag}`]);
    expect(await names(made.id.slice(0, 30).toUpperCase())).toEqual([`Weir ${tag}`]);
    expect(await names("we_r")).toEqual([]);
    const { accounts } = await searchPalette(viewer, { q: `pal-${tag}` });
    expect(accounts.map(({ accountId }) => accountId)).toEqual(expect.arrayContaining(made.core));
    const { values } = await searchPalette(viewer, { q: `mail·${tag}` });
    expect(values).toMatchObject([
      { campaignId: made.id, codeName: `Weir ${tag}`, accountsHere: 3, accountsOverall: 4 },
    ]);
    await expect(searchPalette(viewer, { q: " w " })).rejects.toMatchObject({ code: "invalid_input" });
  }));

it("gives nothing to who may see nothing, and leaves out accounts for who may see none", () =>
  rolledBack(async (db) => {
    const { tag } = await scene(db);
    for (const role of ["support", "admin"] as const) {
      const search = searchPalette(testContext(db, [role], { warehouse }), { q: tag });
      await expect(search).rejects.toMatchObject({ code: "forbidden" });
    }
    const viewer = testContext(db, ["viewer"], { warehouse });
    const only = { ...viewer, actor: { ...viewer.actor, permissions: new Set(["campaign.read"] as const) } };
    expect(await searchPalette(only, { q: `pal-${tag}` })).toMatchObject({ accounts: [] });
  }));

it("finds whose a value in clear is, on the record by its hash, for who may see values", () =>
  rolledBack(async (db) => {
    const { tag } = await scene(db);
    const analyst = testContext(db, ["analyst"], { warehouse });
    const displays = async (text: string) => (await findValue(analyst, { text })).values.map(({ display }) => display);
    expect(await displays("203.0.113.77")).toEqual([`ip·${tag}`]);
    expect(await displays(" Ada@Example.test ")).toEqual([`mail·${tag}`]);
    expect(await displays("203.0.113.78")).toEqual([]);
    const where = { action: "value.look_up", requestId: analyst.requestId };
    const looked = await db.auditRecord.findMany({ where });
    expect(looked).toHaveLength(3);
    expect(looked.map(({ content }) => content).join()).not.toMatch(/203\.0|example/i);
    const viewer = testContext(db, ["viewer"], { warehouse, requestId: analyst.requestId });
    await expect(findValue(viewer, { text: "203.0.113.77" })).rejects.toMatchObject({ code: "forbidden" });
    expect(await db.auditRecord.count({ where })).toBe(3);
  }));
