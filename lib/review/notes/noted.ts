import { readCampaignRow } from "@/lib/campaigns";
import type { CommandRecord, Context } from "@/lib/command";
import { forbidden, isId, notFound } from "@/lib/kernel";
import { readActivity, readAttributes } from "@/lib/traffic";
import { isMember } from "../store/accounts";
import type { Noted } from "./contract";
import type { NoteRow } from "./store";

/** What people call it. Throws `not_found` for a campaign that does not exist, and an account that nothing is stored about. */
export async function requireNoted(ctx: Context, { type, id }: Noted): Promise<string> {
  if (type === "account") return requireAccount(ctx, id);
  const campaign = isId(id) ? await readCampaignRow(ctx.db, id) : null;
  if (campaign === null) throw notFound("Campaign", id);
  return campaign.codeName;
}

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
