import { hour, minute } from "@/lib/kernel";

/** Pauses between the tries of one notice: over a day and a half in all, so that a mail server may be away for a day. */
const pauses = [minute, 5 * minute, 30 * minute, ...[2, 6, 12, 24].map((hours) => hours * hour)] as const;
export const mostAttempts = pauses.length + 1;

/**
 * Milliseconds from a failed try to the next; undefined after the last.
 * @param attempts tries made, 1 or more
 * @param chance from 0 to 1: up to a fifth is added, so that a server that comes back is not asked for all at once
 */
export function pauseAfter(attempts: number, chance: number): number | undefined {
  const pause = pauses[attempts - 1];
  return pause === undefined ? undefined : Math.round(pause * (1 + chance / 5));
}

/** How long the others wait when the server does not answer. */
export const silenceMs = minute;
/** Notices that a process is at, and for how long before they are anybody's. */
export const mostClaimed = 20;
export const claimMs = 5 * minute;

/** What came of one try. `silent`: no server took it in, so that others need not be tried either. */
export type Tried =
  | { kind: "sent" }
  | { kind: "refused"; error: string }
  | { kind: "deferred"; error: string }
  | { kind: "silent"; error: string };

interface SmtpError {
  code?: string;
  responseCode?: number;
  command?: string;
}

/** What an error of the mail server comes to. Its words are not kept: they may name the address. */
export function failureOf(error: unknown): Exclude<Tried, { kind: "sent" }> {
  const { code, responseCode, command } = (error ?? {}) as SmtpError;
  const isAboutMessage = (code === "EENVELOPE" || code === "EMESSAGE") && command !== "CONN" && responseCode !== 421;
  if (isAboutMessage && responseCode !== undefined && responseCode >= 500) {
    return { kind: "refused", error: `The mail server refused it (${responseCode}).` };
  }
  if (isAboutMessage) return { kind: "deferred", error: `The mail server put it off (${responseCode ?? code}).` };
  return { kind: "silent", error: `The mail server could not be used (${responseCode ?? code ?? "no answer"}).` };
}
