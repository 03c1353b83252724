import { z } from "zod";
import type { Database } from "@/lib/db";
import type { Note, NoteVersion } from "@/prisma/generated/client";
import { Mention, type Noted } from "./contract";

export type NoteRow = Note & { versions: NoteVersion[] };

const newestVersion = { versions: { orderBy: { version: "desc" }, take: 1 } } as const;

export const mentionsIn = ({ mentions }: NoteVersion): Mention[] => z.array(Mention).parse(mentions);

export const findNote = (db: Database, id: string): Promise<NoteRow | null> =>
  db.note.findUnique({ where: { id }, include: newestVersion });

const about = ({ type, id }: Noted) => ({ subjectType: type, subjectId: id });

/** The newest first. */
export const readNotes = (db: Database, noted: Noted, limit: number): Promise<NoteRow[]> =>
  db.note.findMany({ where: about(noted), include: newestVersion, orderBy: { id: "desc" }, take: limit });

export const countNotes = (db: Database, noted: Noted): Promise<number> => db.note.count({ where: about(noted) });

export const readVersions = (db: Database, noteId: string): Promise<NoteVersion[]> =>
  db.noteVersion.findMany({ where: { noteId }, orderBy: { version: "desc" } });

export interface Words {
  text: string;
  mentions: Mention[];
  now: Date;
}

export async function insertNote(
  tx: Database,
  note: { id: string; noted: Noted; authorId: string; authorName: string },
  words: Words,
): Promise<void> {
  const { id, noted, authorId, authorName } = note;
  await tx.note.create({ data: { id, ...about(noted), authorId, authorName, writtenAt: words.now } });
  await insertVersion(tx, id, 1, words);
}

const insertVersion = (tx: Database, noteId: string, version: number, { text, mentions, now }: Words) =>
  tx.noteVersion.create({ data: { noteId, version, text, mentions, writtenAt: now } });

/** Adds a version after the one that was edited; false when there is one already, or the note was withdrawn. */
export async function appendVersion(tx: Database, id: string, edited: number, words: Words): Promise<boolean> {
  const { count } = await tx.note.updateMany({
    where: { id, version: edited, withdrawnAt: null },
    data: { version: edited + 1 },
  });
  if (count === 0) return false;
  await insertVersion(tx, id, edited + 1, words);
  return true;
}

/** False when it was withdrawn already. */
export async function writeWithdrawn(tx: Database, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.note.updateMany({ where: { id, withdrawnAt: null }, data: { withdrawnAt: now } });
  return count === 1;
}

/** Those who are mentioned already stay as they were: an edit does not call them again. */
export async function addMentions(
  tx: Database,
  noteId: string,
  personIds: readonly string[],
  now: Date,
): Promise<void> {
  const data = [...new Set(personIds)].map((personId) => ({ noteId, personId, mentionedAt: now }));
  await tx.noteMention.createMany({ data, skipDuplicates: true });
}

/** False when there is no such mention, or it was settled already. */
export async function writeSettled(tx: Database, noteId: string, personId: string, now: Date): Promise<boolean> {
  const { count } = await tx.noteMention.updateMany({
    where: { noteId, personId, settledAt: null },
    data: { settledAt: now },
  });
  return count === 1;
}

const waitingFor = (personId: string) => ({ personId, settledAt: null, note: { withdrawnAt: null } });

/** What mentions somebody and what they have not settled, the newest first. */
export const readMentionsOf = (db: Database, personId: string, limit: number) =>
  db.noteMention.findMany({
    where: waitingFor(personId),
    include: { note: { include: newestVersion } },
    orderBy: [{ mentionedAt: "desc" }, { noteId: "desc" }],
    take: limit,
  });

export const countMentionsOf = (db: Database, personId: string): Promise<number> =>
  db.noteMention.count({ where: waitingFor(personId) });

/** What campaigns and sets are called, by their ids. */
export async function readNames(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const where = { id: { in: [...ids] } };
  const [campaigns, sets] = await Promise.all([
    db.campaign.findMany({ where, select: { id: true, codeName: true } }),
    db.accountSet.findMany({ where, select: { id: true, name: true } }),
  ]);
  return new Map(
    [...campaigns.map((one) => ({ id: one.id, name: one.codeName })), ...sets].map(({ id, name }) => [id, name]),
  );
}
