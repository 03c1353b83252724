import type { Actor } from "@/lib/auth";
import type { CommandRecord } from "@/lib/command";
import { forbidden } from "@/lib/kernel";
import type { Noted } from "@/lib/review";

/** The record of an act on a pin; it wakes the pages that show the notebook. */
export const recordOf = (act: string, noted: Noted, detail: Record<string, unknown>): CommandRecord => ({
  action: `pin.${act}`,
  subject: noted,
  detail,
  live: [{ topic: "note", subjectId: noted.id }],
});

/** Notebooks are people's. Throws `forbidden` for machines. */
export function requirePerson(actor: Actor): void {
  if (actor.type !== "user") throw forbidden("Notebooks are kept by people; sign in as one of them.");
}
