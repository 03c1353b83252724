import { z } from "zod";

/** What a note can be about. */
export const noteSubjects = ["campaign", "account", "set"] as const;
export const NoteSubject = z.enum(noteSubjects);
export type NoteSubject = z.infer<typeof NoteSubject>;

export const Noted = z.object({ type: NoteSubject, id: z.string().min(1).max(256) });
export type Noted = z.infer<typeof Noted>;

/** Somebody's name in a text, after an `@`; places count UTF-16 units, the `@` is the first of them. */
export const Mention = z.object({
  from: z.number().int(),
  to: z.number().int(),
  personId: z.string(),
});
export type Mention = z.infer<typeof Mention>;

/** Plain text: lines and paragraphs stay as they were typed, nothing in it is markup. */
export const NoteText = z.string().trim().min(1, "Write something first.").max(8_000);

export const WriteNote = Noted.extend({ text: NoteText });
export type WriteNote = z.input<typeof WriteNote>;

export const EditNote = z.object({
  noteId: z.uuid(),
  /** The version that was edited: when there is a newer one, the edit is refused. */
  version: z.number().int().min(1),
  text: NoteText,
});
export type EditNote = z.input<typeof EditNote>;

export const NoteRef = z.object({ noteId: z.uuid() });
export type NoteRef = z.infer<typeof NoteRef>;

export const NoteView = z.object({
  id: z.uuid(),
  subject: Noted,
  author: z.object({ id: z.string(), name: z.string() }),
  writtenAt: z.iso.datetime(),
  version: z.number().int(),
  /** When its newest version was written. */
  changedAt: z.iso.datetime(),
  /** Null once its author withdrew it. */
  text: z.string().nullable(),
  mentions: z.array(Mention),
  withdrawnAt: z.iso.datetime().nullable(),
});
export type NoteView = z.infer<typeof NoteView>;

/** The newest first; of a long notebook the newest notes. */
export const NoteList = z.object({ rows: z.array(NoteView), total: z.number().int() });
export type NoteList = z.infer<typeof NoteList>;

/** The words of a note from one edit to the next, the newest first. */
export const NoteHistory = z.object({
  rows: z.array(z.object({ version: z.number().int(), text: z.string(), writtenAt: z.iso.datetime() })),
});
export type NoteHistory = z.infer<typeof NoteHistory>;

/** A note that mentions whoever asks, with what its subject is called. */
export const MentionView = z.object({ note: NoteView, subjectName: z.string(), mentionedAt: z.iso.datetime() });
export type MentionView = z.infer<typeof MentionView>;

/** What mentions whoever asks and what they have not settled, the newest first. */
export const MentionList = z.object({ rows: z.array(MentionView), total: z.number().int() });
export type MentionList = z.infer<typeof MentionList>;
