import { afterAll, beforeAll, expect, it } from "vitest";
import { makeCampaign, storeExchanges } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import { type Database, database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { newId } from "@/lib/kernel";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import {
  addToSet,
  claim,
  deleteSet,
  exportSet,
  handOver,
  listSetChanges,
  listSetMembers,
  listSets,
  listSetsOf,
  makeSet,
  readSet,
  removeFromSet,
  renameSet,
} from "..";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
  await storeExchanges(
    warehouse,
    ["lone-1", "lone-2", "=lone,3"].map((account_id) => ({
      account_id,
      exchange_id: newId(),
      ts: "2026-10-02T10:00:00Z",
    })),
  );
});
afterAll(() => warehouse.drop());

function as(db: Database, role: "analyst" | "viewer", name = "ada") {
  const ctx = testContext(db, [role], { warehouse });
  return { ...ctx, actor: { ...ctx.actor, id: `user-${name}`, name } };
}

const allIds = async (db: Database, setId: string) => {
  const { text } = await exportSet(as(db, "analyst"), { setId });
  return [...text].slice(1).map((line) => line.trim());
};

const accounts = (...accountIds: string[]) => ({ type: "accounts" as const, accountIds });

it("is made of a filter on the server, and says of each member what it is in which campaign", () =>
  rolledBack(async (db) => {
    const ada = as(db, "analyst");
    const made = await makeCampaign(db, { core: 30, associated: 5, codeName: "Amber Heron" });
    const source = {
      type: "campaign-members" as const,
      campaignId: made.id,
      filter: { tier: "core" as const, q: "0000" },
    };
    const { set, added } = await makeSet(ada, { name: "First ten", source });
    expect([added, set.accounts, set.version]).toEqual([10, 10, 1]);
    await addToSet(ada, { setId: set.id, version: 1, source: accounts("lone-1") });
    const first = await listSetMembers(ada, { setId: set.id, limit: 6 });
    const second = await listSetMembers(ada, { setId: set.id, limit: 6, cursor: first.nextCursor ?? "" });
    expect(first.total).toBe(11);
    expect([...first.rows, ...second.rows].map(({ accountId }) => accountId).sort()).toEqual(
      [...made.core.slice(0, 10), "lone-1"].sort(),
    );
    const none = await listSetMembers(ada, { setId: set.id, campaign: "none" });
    expect(none.rows).toMatchObject([{ accountId: "lone-1", campaigns: [], standing: "active", addedBy: "ada" }]);
    const within = await listSetMembers(ada, { setId: set.id, campaign: made.id, limit: 1 });
    expect(within).toMatchObject({
      total: 10,
      rows: [{ campaigns: [{ codeName: "Amber Heron", tier: "core" }], origin: { type: "campaign-members" } }],
    });
    expect((await listSetsOf(ada, { accountId: "lone-1" })).rows.map(({ id }) => id)).toEqual([set.id]);
  }));

it("is made of a list: what belongs to no account is named by its line, and costs the rest nothing", () =>
  rolledBack(async (db) => {
    const ada = as(db, "analyst");
    const text = 'name,account_id\nAda,lone-1\nBob,nobody\nCem,lone-2\nAda,lone-1\nDee,"=lone,3"\n';
    const outcome = await makeSet(ada, { name: "From a partner", source: { type: "list", text, fileName: "p.csv" } });
    expect(outcome).toMatchObject({
      added: 3,
      duplicates: 1,
      unknown: { total: 1, rows: [{ line: 3, text: "nobody" }] },
    });
    const { fileName, text: lines } = await exportSet(ada, { setId: outcome.set.id });
    const csv = [...lines].join("");
    expect([fileName, csv.includes(`"'=lone,3"`)]).toEqual(["From a partner.csv", true]);
    const again = await makeSet(ada, { name: "Pasted back", source: { type: "list", text: csv } });
    expect(again).toMatchObject({ added: 3, unknown: { total: 0 } });
    const [record] = await db.auditRecord.findMany({ where: { action: "set.export", subjectId: outcome.set.id } });
    expect(record?.access).toBe("read");
    await expect(makeSet(ada, { name: "Nobody", source: accounts("nobody", "no one") })).rejects.toMatchObject({
      code: "invalid_input",
      fields: [{ field: "line 1" }, { field: "line 2" }],
    });
  }));

it("is made of two others", () =>
  rolledBack(async (db) => {
    const ada = as(db, "analyst");
    const { core } = await makeCampaign(db, { core: 4 });
    const [first, second] = [
      (await makeSet(ada, { name: "One", source: accounts(...core.slice(0, 3)) })).set.id,
      (await makeSet(ada, { name: "Two", source: accounts(...core.slice(2)) })).set.id,
    ];
    const of = async (operation: "union" | "intersect" | "minus") => {
      const { set } = await makeSet(ada, { name: operation, source: { type: "sets", operation, first, second } });
      return (await listSetMembers(ada, { setId: set.id })).rows.map(({ accountId }) => accountId);
    };
    expect(await of("union")).toEqual(core);
    expect(await of("intersect")).toEqual([core[2]]);
    expect(await of("minus")).toEqual(core.slice(0, 2));
  }));

it("keeps its history, whoever changes it, and after it is deleted", () =>
  rolledBack(async (db) => {
    const [ada, ben] = [as(db, "analyst"), as(db, "analyst", "ben")];
    const { core } = await makeCampaign(db, { core: 4 });
    const { set } = await makeSet(ada, { name: "Four", source: accounts(...core) });
    await removeFromSet(ben, { setId: set.id, version: 1, accountIds: [core[0] ?? "", "lone-1"] });
    await renameSet(ben, { setId: set.id, version: 2, name: "Three", description: "Without the first." });
    await expect(makeSet(ada, { name: "three", source: accounts("lone-1") })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await readSet(ada, { setId: set.id })).toMatchObject({ name: "Three", accounts: 3, version: 3 });
    await deleteSet(ada, { setId: set.id, version: 3 });
    await expect(readSet(ada, { setId: set.id })).rejects.toMatchObject({ code: "not_found" });
    const { rows } = await listSetChanges(ada, { setId: set.id });
    expect(rows.map(({ kind, by, accounts }) => [kind, by, accounts])).toEqual([
      ["deleted", "ada", 0],
      ["renamed", "ben", 0],
      ["removed", "ben", 1],
      ["made", "ada", 4],
    ]);
    expect([rows[1]?.note, rows[2]?.examples]).toEqual(["Four", [core[0]]]);
    const records = await db.auditRecord.findMany({ where: { subjectId: set.id }, orderBy: { sequence: "asc" } });
    expect(records.map(({ action }) => action)).toEqual(["set.made", "set.removed", "set.renamed", "set.deleted"]);
  }));

it("is changed by one of two people who change it at once; the other is told", async () => {
  const db = database();
  const { set } = await makeSet(as(db, "analyst"), { name: `Raced ${newId()}`, source: accounts("lone-1", "lone-2") });
  const races = ["lone-1", "lone-2"].map((id, i) =>
    removeFromSet(as(db, "analyst", `racer-${i}`), { setId: set.id, version: 1, accountIds: [id] }),
  );
  const results = await Promise.allSettled(races);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  for (const result of results)
    if (result.status === "rejected")
      expect(result.reason).toMatchObject({ code: "conflict", message: expect.stringContaining("it is 2 now") });
  expect(await readSet(as(db, "analyst"), { setId: set.id })).toMatchObject({ accounts: 1, version: 2 });
  await deleteSet(as(db, "analyst"), { setId: set.id, version: 2 });
});

it("is claimed and handed over like a campaign", () =>
  rolledBack(async (db) => {
    const [ada, ben] = [as(db, "analyst"), as(db, "analyst", "ben")];
    await db.user.create({
      data: { id: "user-ben", name: "ben", email: `${newId()}@example.test`, roles: ["analyst"] },
    });
    const { set } = await makeSet(ada, { name: "To hand over", source: accounts("lone-1") });
    await claim(ada, { type: "set", id: set.id });
    await expect(claim(ben, { type: "set", id: set.id })).rejects.toMatchObject({ code: "conflict" });
    await handOver(ada, { type: "set", id: set.id, toId: "user-ben", note: "Look at its card." });
    const mine = await listSets(ben, { part: "mine" });
    expect(mine.rows).toMatchObject([
      { id: set.id, review: { claim: { handedBy: "ada", note: "Look at its card." } } },
    ]);
    expect((await listSets(ada, { part: "mine" })).rows).toEqual([]);
  }));

it("takes a campaign's worth of accounts", () =>
  rolledBack(async (db) => {
    const ada = as(db, "analyst");
    const made = await makeCampaign(db, { core: 1, associated: 0 });
    await db.$executeRaw`
      insert into campaign_member (campaign_id, account_id, tier, score, families, flagged_at)
      select campaign_id, account_id || n, tier, score, families, flagged_at
      from campaign_member, generate_series(1, 25000) as n where campaign_id = ${made.id}::uuid`;
    const source = { type: "campaign-members" as const, campaignId: made.id, filter: {} };
    const { set, added } = await makeSet(ada, { name: "Hydra", source });
    expect(added).toBe(25_001);
    expect((await listSetMembers(ada, { setId: set.id, limit: 1000 })).rows).toHaveLength(1000);
    const text = `account_id\n${(await allIds(db, set.id)).join("\n")}`;
    expect(await makeSet(ada, { name: "Hydra again", source: { type: "list", text } })).toMatchObject({
      added: 25_001,
    });
  }));

it("is changed by those who review, and read by those who see campaigns", () =>
  rolledBack(async (db) => {
    const { set } = await makeSet(as(db, "analyst"), { name: "Read", source: accounts("lone-1", "lone-2") });
    const viewer = as(db, "viewer", "eve");
    const at = { setId: set.id, version: 1 };
    for (const act of [
      makeSet(viewer, { name: "Mine", source: accounts("lone-1") }),
      addToSet(viewer, { ...at, source: accounts("lone-1") }),
      removeFromSet(viewer, { ...at, accountIds: ["lone-1"] }),
      renameSet(viewer, { ...at, name: "Mine" }),
      deleteSet(viewer, at),
      claim(viewer, { type: "set", id: set.id }),
    ])
      await expect(act).rejects.toMatchObject({ code: "forbidden" });
    expect(await readSet(viewer, { setId: set.id })).toMatchObject({ accounts: 2 });
    expect((await listSets(viewer, { q: "rea" })).rows.map(({ id }) => id)).toContain(set.id);
    const ctx = as(db, "analyst");
    const nobody = { ...ctx, actor: { ...ctx.actor, permissions: new Set<never>() } };
    await expect(listSets(nobody, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(claim(ctx, { type: "set", id: newId() })).rejects.toMatchObject({ code: "not_found" });
  }));
