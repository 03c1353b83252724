import { type Context, runCommand } from "@/lib/command";
import { conflict, notFound } from "@/lib/kernel";
import { personOf } from "../reviewed";
import { findReviewers } from "../store/colleagues";
import { EditNote, type NoteView } from "./contract";
import { findMentions } from "./mentions";
import { recordOf, requireAuthor } from "./noted";
import { addMentions, appendVersion, findNote } from "./store";
import { noteViewOf } from "./view";

/**
 * Adds a version to a note of one's own; the one before stays in its history.
 * @throws `conflict` when it was edited or withdrawn meanwhile; `forbidden` for a note of somebody else's
 */
export const editNote = (ctx: Context, input: EditNote): Promise<NoteView> =>
  runCommand(ctx, { permission: "review.work", schema: EditNote, input }, async ({ tx, input, now, record }) => {
    const { noteId, version, text } = input;
    const note = await findNote(tx, noteId);
    if (note === null) throw notFound("Note", noteId);
    requireAuthor(note, personOf(ctx.actor).id);
    const mentions = findMentions(text, await findReviewers(tx));
    if (!(await appendVersion(tx, noteId, version, { text, mentions, now })))
      throw conflict("The note was edited or withdrawn meanwhile; look at it as it is now.");
    const mentioned = mentions.map(({ personId }) => personId);
    await addMentions(tx, noteId, mentioned, now);
    const edited = noteViewOf((await findNote(tx, noteId)) ?? note);
    record(recordOf("edit", noteId, edited.subject, { version: edited.version, mentioned: [...new Set(mentioned)] }));
    return edited;
  });
