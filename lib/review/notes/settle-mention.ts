import { type Context, runCommand } from "@/lib/command";
import { notFound } from "@/lib/kernel";
import { NoteRef } from "./contract";
import { recordOf } from "./noted";
import { findNote, writeSettled } from "./store";
import { noteViewOf } from "./view";

/** Says that whoever is mentioned in a note has taken note of it; it leaves their list. */
export const settleMention = (ctx: Context, input: NoteRef): Promise<null> =>
  runCommand(ctx, { permission: "campaign.read", schema: NoteRef, input }, async ({ tx, input, now, record }) => {
    const note = await findNote(tx, input.noteId);
    const isSettled = note !== null && (await writeSettled(tx, note.id, ctx.actor.id, now));
    if (!isSettled) throw notFound("Open mention of you in note", input.noteId);
    record(recordOf("settle_mention", note.id, noteViewOf(note).subject, {}));
    return null;
  });
