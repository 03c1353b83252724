import { day } from "@/lib/kernel";

/** A day in UTC as it names a partition: 2026-03-04. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** The first day that is kept when this many days are kept beside the present one. */
export const firstKept = (days: number, now: Date): string => dayOf(new Date(now.getTime() - days * day));

/** A window of days, both of them in it. */
export interface Window {
  from: string;
  to: string;
}

export const isWithin = (one: string, windows: readonly Window[]): boolean =>
  windows.some(({ from, to }) => from <= one && one <= to);

/** What active holds keep: whole days, and all of some accounts. */
export interface Held {
  windows: readonly Window[];
  accountIds: readonly string[];
}

/** What there is of a day. */
export interface DayRows {
  day: string;
  rows: number;
  /** Of them, those of accounts that a hold names. */
  held: number;
}

export type Fate = "kept" | "dropped" | "narrowed";

/** What becomes of a day that is older than is kept: `narrowed` leaves what holds name, and nothing else. */
export function fateOf({ day: one, rows, held }: DayRows, windows: readonly Window[]): Fate {
  if (isWithin(one, windows) || rows === held) return "kept";
  return held === 0 ? "dropped" : "narrowed";
}

/** Groups of days in their order that bring at most so many rows, or are a single day. */
export function groupsOf<Day extends { rows: number }>(days: readonly Day[], mostRows: number): Day[][] {
  const groups: Day[][] = [];
  let rows = Number.POSITIVE_INFINITY;
  for (const one of days) {
    if (rows + one.rows > mostRows) {
      groups.push([]);
      rows = 0;
    }
    groups.at(-1)?.push(one);
    rows += one.rows;
  }
  return groups;
}
