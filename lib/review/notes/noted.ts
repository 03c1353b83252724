import type { CommandRecord, Context } from "@/lib/command";
import { forbidden, notFound } from "@/lib/kernel";
import { readActivity, readAttributes } from "@/lib/traffic";
import { nameOf } from "../reviewed";
import { isMember } from "../store/accounts";
import type { Noted } from "./contract";
import type { NoteRow } from "./store";

/** What people call it. Throws `not_found` for a campaign or a set that does not exist, and an account that nothing is stored about. */
export const requireNoted = (ctx: Context, noted: Noted): Promise<string> =>
  noted.type === "account" ? requireAccount(ctx, noted.id) : nameOf(ctx.db, noted);

async function requireAccount(ctx: Context, id: string): Promise<string> {
  if (await isMember(ctx.db, id)) return id;
  if ((await readAttributes(ctx.warehouse, id)) !== undefined) return id;
  if ((await readActivity(ctx.warehouse, id)).exchanges > 0) return id;
  throw notFound("Account", id);
}

/** Throws `forbidden` for whoever did not write it. */
export function requireAuthor(note: NoteRow, personId: string): void {
  if (note.authorId !== personId) throw forbidden(`${note.authorName} wrote that note; answer with one of your own.`);
}

/** The record of an act on a note; it wakes the pages that show the notebook, and those of whoever is mentioned. */
export const recordOf = (
  act: string,
  noteId: string,
  noted: Noted,
  detail: Record<string, unknown>,
): CommandRecord => ({
  action: `note.${act}`,
  subject: noted,
  detail: { noteId, ...detail },
  live: [{ topic: "note", subjectId: noted.id }],
});
