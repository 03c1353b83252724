import { requirePermission } from "@/lib/auth";
import { type Context, runQuery } from "@/lib/command";
import { notFound } from "@/lib/kernel";
import { type NoteHistory, NoteRef } from "./contract";
import { findNote, readVersions } from "./store";

/** What a note said before it was edited; of one that was withdrawn, only for those who read the record. */
export const listNoteVersions = (ctx: Context, input: NoteRef): Promise<NoteHistory> =>
  runQuery(ctx, { permission: "campaign.read", schema: NoteRef, input }, async ({ noteId }) => {
    const note = await findNote(ctx.db, noteId);
    if (note === null) throw notFound("Note", noteId);
    if (note.withdrawnAt !== null) requirePermission(ctx.actor, "audit.read");
    const rows = await readVersions(ctx.db, noteId);
    return {
      rows: rows.map(({ version, text, writtenAt }) => ({ version, text, writtenAt: writtenAt.toISOString() })),
    };
  });
