import { hour, minute, second } from "@/lib/kernel";

/** A file as its place shows it. */
export interface Found {
  /** Below the place, with `/` between folders. */
  path: string;
  /** Other content at the same path has another version. */
  version: string;
  /** Bytes as they are stored. */
  size: number;
  modifiedAt: Date;
}

/** What is remembered of a version of a file. */
export interface Known extends Pick<Found, "path" | "version"> {
  status: "waiting" | "taken" | "failed";
  /** Tries that were begun. */
  attempts: number;
  nextAttemptAt: Date | null;
}

const longestPause = 6 * hour;
/** Tries after which a file that cannot be read is left to people; about 17 hours. */
export const mostAttempts = 12;

/** Half a minute after the first failure, twice as long after each further one, six hours at most; in milliseconds. */
export const pauseAfter = (attempts: number): number =>
  Math.min(longestPause, (minute / 2) * 2 ** Math.min(30, Math.max(0, attempts - 1)));

/** The pause after polls that failed: that of a file, but an hour at most, since nothing comes in meanwhile. */
export const pauseAfterPolls = (failures: number, intervalSeconds: number): number =>
  Math.max(intervalSeconds * second, Math.min(hour, pauseAfter(failures)));

/** A version that was seen for the first time is tried when it has stayed as it is for long enough. */
export const firstAttemptAt = (seenAt: Date, settleSeconds: number): Date =>
  new Date(seenAt.getTime() + settleSeconds * second);

/** When a file that could not be taken is tried again; null when that is for people to say. */
export function nextAttemptAt(attempts: number, now: Date, mayPass: boolean): Date | null {
  return attempts >= mostAttempts && !mayPass ? null : new Date(now.getTime() + pauseAfter(attempts));
}

export const isDue = ({ status, nextAttemptAt }: Pick<Known, "status" | "nextAttemptAt">, now: Date): boolean =>
  status !== "taken" && nextAttemptAt !== null && nextAttemptAt <= now;

const keyOf = ({ path, version }: Pick<Found, "path" | "version">): string => `${version}/${path}`;

/** What a look at a place changes: versions to remember, and remembered ones that are no longer there to be taken. */
export function reconcile<File extends Known>(
  found: readonly Found[],
  known: readonly File[],
): { added: Found[]; gone: File[] } {
  const there = new Set(found.map(keyOf));
  const remembered = new Set(known.map(keyOf));
  return {
    added: found.filter((file) => !remembered.has(keyOf(file))),
    gone: known.filter((file) => file.status !== "taken" && !there.has(keyOf(file))),
  };
}
