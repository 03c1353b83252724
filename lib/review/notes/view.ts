import type { NoteView } from "./contract";
import { mentionsIn, type NoteRow } from "./store";

/** What everybody sees of a note: of one that was withdrawn, that it was there. */
export function noteViewOf(row: NoteRow): NoteView {
  const newest = row.versions[0];
  if (newest === undefined) throw new Error(`Note ${row.id} has no words.`);
  const isWithdrawn = row.withdrawnAt !== null;
  return {
    id: row.id,
    // A set's notes are asked for with the set.
    subject: { type: row.subjectType as NoteView["subject"]["type"], id: row.subjectId },
    author: { id: row.authorId, name: row.authorName },
    writtenAt: row.writtenAt.toISOString(),
    version: row.version,
    changedAt: newest.writtenAt.toISOString(),
    text: isWithdrawn ? null : newest.text,
    mentions: isWithdrawn ? [] : mentionsIn(newest),
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  };
}
