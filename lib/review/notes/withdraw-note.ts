import { type Context, runCommand } from "@/lib/command";
import { forbiddenTransition, notFound } from "@/lib/kernel";
import { personOf } from "../reviewed";
import { NoteRef, type NoteView } from "./contract";
import { recordOf, requireAuthor } from "./noted";
import { findNote, writeWithdrawn } from "./store";
import { noteViewOf } from "./view";

/** Takes a note of one's own back: nobody reads it any more but auditors in its history. */
export const withdrawNote = (ctx: Context, input: NoteRef): Promise<NoteView> =>
  runCommand(ctx, { permission: "review.work", schema: NoteRef, input }, async ({ tx, input, now, record }) => {
    const note = await findNote(tx, input.noteId);
    if (note === null) throw notFound("Note", input.noteId);
    requireAuthor(note, personOf(ctx.actor).id);
    if (!(await writeWithdrawn(tx, note.id, now))) throw forbiddenTransition("The note was withdrawn already.");
    const withdrawn = noteViewOf({ ...note, withdrawnAt: now });
    record(recordOf("withdraw", note.id, withdrawn.subject, { version: note.version }));
    return withdrawn;
  });
