import type { ReviewState } from "@/lib/review/contract";

/** A note of several lines stands by itself. */
export const isLong = (note: string): boolean => note.includes("\n");

/** Whose it is, in the words of whoever looks; `moment` says times as they are shown them. */
export function whose({ claim, snooze }: ReviewState, personId: string, moment: (iso: string) => string): string {
  if (snooze !== null) return `${snooze.by} put it off until ${moment(snooze.until)}: ${snooze.reason}`;
  if (claim === null) return "Nobody works on it.";
  const handed = claim.handedBy === null ? "" : `, handed over by ${claim.handedBy}`;
  const note = claim.note === null || isLong(claim.note) ? "" : `: “${claim.note}”`;
  if (claim.holder.id === personId) return `Yours until ${moment(claim.leaseUntil)}${handed}${note}`;
  return `${claim.holder.name} works on it since ${moment(claim.claimedAt)}${handed}${note}`;
}

/** What a column of presence is of, and what is offered beside it. */
export const presenceHint = "Who works on it, and who has it open.";
export const takeNext = "Take the next";
