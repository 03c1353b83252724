import { type Context, runCommand } from "@/lib/command";
import { newId, notFound } from "@/lib/kernel";
import { personOf } from "../reviewed";
import { findReviewers } from "../store/colleagues";
import { type NoteView, WriteNote } from "./contract";
import { findMentions } from "./mentions";
import { recordOf, requireNoted } from "./noted";
import { addMentions, findNote, insertNote } from "./store";
import { noteViewOf } from "./view";

/** Writes something down about a campaign or an account; those who are mentioned see it among what mentions them. */
export const writeNote = (ctx: Context, input: WriteNote): Promise<NoteView> =>
  runCommand(ctx, { permission: "review.work", schema: WriteNote, input }, async ({ tx, input, now, record, ctx }) => {
    const author = personOf(ctx.actor);
    const { text, ...noted } = input;
    await requireNoted(ctx, noted);
    const id = newId();
    const mentions = findMentions(text, await findReviewers(tx));
    await insertNote(tx, { id, noted, authorId: author.id, authorName: author.name }, { text, mentions, now });
    const mentioned = mentions.map(({ personId }) => personId);
    await addMentions(tx, id, mentioned, now);
    record(recordOf("write", id, noted, { mentioned: [...new Set(mentioned)] }));
    const note = await findNote(tx, id);
    if (note === null) throw notFound("Note", id);
    return noteViewOf(note);
  });
