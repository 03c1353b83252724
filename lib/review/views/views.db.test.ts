import { expect, it } from "vitest";
import { testContext } from "@/lib/command/testing";
import { type Database, database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { newId } from "@/lib/kernel";
import { changeView, deleteView, listViews, saveView } from "..";

function as(db: Database, role: "analyst" | "lead" | "viewer", name: string) {
  const ctx = testContext(db, [role]);
  return { ...ctx, actor: { ...ctx.actor, id: `user-${name}`, name } };
}

const page = "/campaigns";
const query = "verdict=relay&sort=last_seen";

it("is its owner's alone until it is shared, and changed by them or by a lead", () =>
  rolledBack(async (db) => {
    const [ada, ben, lea] = [as(db, "analyst", "ada"), as(db, "analyst", "ben"), as(db, "lead", "lea")];
    const name = `Relays ${newId()}`;
    const saved = await saveView(ada, { name, page, query });
    const seenBy = async (ctx: typeof ada, on = page) =>
      (await listViews(ctx, { page: on })).rows.filter(({ id }) => id === saved.id);
    expect(await seenBy(ada)).toMatchObject([{ name, query, shared: false, owner: { name: "ada" } }]);
    expect([await seenBy(ben), await seenBy(ada, "/queue")]).toEqual([[], []]);
    const change = { viewId: saved.id, version: 1, name: "Relays, newest", shared: true };
    for (const stranger of [ben, lea])
      await expect(changeView(stranger, change)).rejects.toMatchObject({ code: "not_found" });
    await changeView(ada, change);
    expect(await seenBy(ben)).toMatchObject([{ name: "Relays, newest", shared: true, version: 2 }]);
    await expect(changeView(ben, { ...change, version: 2 })).rejects.toMatchObject({ code: "forbidden" });
    await expect(deleteView(lea, { viewId: saved.id, version: 1 })).rejects.toMatchObject({ code: "conflict" });
    await deleteView(lea, { viewId: saved.id, version: 2 });
    expect(await seenBy(ada)).toEqual([]);
    const records = await db.auditRecord.findMany({ where: { subjectId: saved.id }, orderBy: { sequence: "asc" } });
    expect(records.map(({ action }) => action)).toEqual(["view.save", "view.change", "view.delete"]);
  }));

it("is kept by whoever sees campaigns, and shared by those who work on them", () =>
  rolledBack(async (db) => {
    const eve = as(db, "viewer", "eve");
    const saved = await saveView(eve, { name: "Mine", page, query });
    await expect(saveView(eve, { name: "Ours", page, query, shared: true })).rejects.toMatchObject({
      code: "forbidden",
    });
    const share = { viewId: saved.id, version: 1, name: "Ours", shared: true };
    await expect(changeView(eve, share)).rejects.toMatchObject({ code: "forbidden" });
    const nobody = { ...eve, actor: { ...eve.actor, permissions: new Set<never>() } };
    await expect(listViews(nobody, { page })).rejects.toMatchObject({ code: "forbidden" });
  }));

it.each([
  "//evil.example",
  "https://evil.example/",
  "/\\evil.example",
  "javascript:alert(1)",
  "/campaigns?x=1",
  "/campaigns/../api",
  "/api/campaigns",
  "/sign-in",
  "campaigns",
  "/",
])("leads to a page of this console only, not to %s", async (elsewhere) => {
  const ada = as(database(), "analyst", "ada");
  await expect(saveView(ada, { name: "Elsewhere", page: elsewhere, query: "" })).rejects.toMatchObject({
    code: "invalid_input",
    fields: [{ field: "page" }],
  });
});
