import { afterAll, beforeAll, expect, it } from "vitest";
import { makeCampaign, putAside } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import { type Database, database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { newId } from "@/lib/kernel";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { editNote, listMentions, listNotes, listNoteVersions, settleMention, withdrawNote, writeNote } from "..";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
  await warehouse.insert("account_current", [{ account_id: "known", recorded_at: "2026-10-01 00:00:00.000" }]);
});
afterAll(() => warehouse.drop());

function as(db: Database, name: string, role: "analyst" | "viewer" | "auditor" = "analyst") {
  const ctx = testContext(db, [role], { warehouse });
  return { ...ctx, actor: { ...ctx.actor, id: `user-${name}`, name } };
}
const hire = (db: Database, name: string) =>
  db.user.create({ data: { id: `user-${name}`, name, email: `${newId()}@example.test`, roles: ["analyst"] } });

it("keeps every version, calls those who are mentioned once, and lets them settle it", () =>
  rolledBack(async (db) => {
    const about = { type: "campaign", id: (await makeCampaign(db)).id } as const;
    await hire(db, "ben");
    const [ada, ben] = [as(db, "ada"), as(db, "ben")];
    const note = await writeNote(ada, { ...about, text: "  One card.\n\n@Ben, look at the hours. " });
    expect(note).toMatchObject({ version: 1, text: "One card.\n\n@Ben, look at the hours." });
    expect(note.mentions).toEqual([{ from: 11, to: 15, personId: "user-ben" }]);
    expect(await listMentions(ben)).toMatchObject({ total: 1, rows: [{ note: { id: note.id } }] });
    await settleMention(ben, { noteId: note.id });
    const edited = await editNote(ada, { noteId: note.id, version: 1, text: "Two cards, @ben." });
    expect(edited).toMatchObject({ version: 2, text: "Two cards, @ben." });
    expect((await listMentions(ben)).total).toBe(0);
    await expect(settleMention(ben, { noteId: note.id })).rejects.toMatchObject({ code: "not_found" });
    const { rows } = await listNoteVersions(as(db, "eve", "viewer"), { noteId: note.id });
    expect(rows.map(({ version, text }) => [version, text.slice(0, 3)])).toEqual([
      [2, "Two"],
      [1, "One"],
    ]);
    expect(await db.liveEvent.count({ where: { topic: "note", subjectId: about.id } })).toBe(3);
  }));

it("hides what its author withdrew from all but auditors", () =>
  rolledBack(async (db) => {
    await hire(db, "ben");
    const about = { type: "account", id: "known" } as const;
    const note = await writeNote(as(db, "ada"), { ...about, text: "@ben It is theirs." });
    await expect(withdrawNote(as(db, "ben"), { noteId: note.id })).rejects.toMatchObject({ code: "forbidden" });
    await withdrawNote(as(db, "ada"), { noteId: note.id });
    const { rows } = await listNotes(as(db, "ben"), about);
    expect(rows).toMatchObject([{ id: note.id, text: null, mentions: [], author: { name: "ada" } }]);
    expect((await listMentions(as(db, "ben"))).total).toBe(0);
    await expect(listNoteVersions(as(db, "ben"), { noteId: note.id })).rejects.toMatchObject({ code: "forbidden" });
    const history = await listNoteVersions(as(db, "aud", "auditor"), { noteId: note.id });
    expect(history.rows[0]?.text).toBe("@ben It is theirs.");
    const again = editNote(as(db, "ada"), { noteId: note.id, version: 1, text: "Not theirs." });
    await expect(again).rejects.toMatchObject({ code: "conflict" });
    await expect(withdrawNote(as(db, "ada"), { noteId: note.id })).rejects.toMatchObject({
      code: "forbidden_transition",
    });
  }));

it("takes one of two edits at once", async () => {
  const made = await makeCampaign(database(), { stays: true });
  const ada = as(database(), "ada");
  const note = await writeNote(ada, { type: "campaign", id: made.id, text: "First." });
  const edits = ["Second.", "Other second."].map((text) => editNote(ada, { noteId: note.id, version: 1, text }));
  const done = await Promise.allSettled(edits);
  expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  for (const one of done) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "conflict" });
  expect((await listNoteVersions(ada, { noteId: note.id })).rows).toHaveLength(2);
  await putAside(database(), made);
});

it("refuses who may not, machines, others' notes, and what is not there", () =>
  rolledBack(async (db) => {
    const about = { type: "campaign", id: (await makeCampaign(db)).id } as const;
    const [ada, eve] = [as(db, "ada"), as(db, "eve", "viewer")];
    const machine = { ...ada, actor: { ...ada.actor, type: "api_key" as const } };
    for (const ctx of [eve, machine])
      await expect(writeNote(ctx, { ...about, text: "Mine." })).rejects.toMatchObject({ code: "forbidden" });
    await expect(writeNote(ada, { ...about, text: " \n " })).rejects.toMatchObject({ code: "invalid_input" });
    for (const nothing of [{ type: "campaign", id: newId() } as const, { type: "account", id: "nobody" } as const])
      await expect(writeNote(ada, { ...nothing, text: "Mine." })).rejects.toMatchObject({ code: "not_found" });
    const note = await writeNote(ada, { ...about, text: "Mine." });
    const others = editNote(as(db, "ben"), { noteId: note.id, version: 1, text: "Theirs." });
    await expect(others).rejects.toMatchObject({ code: "forbidden" });
  }));
