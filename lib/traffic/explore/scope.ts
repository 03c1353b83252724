import { day, invalidInput, windowBackwards } from "@/lib/kernel";
import type { DataBounds } from "../model";
import type { CountedFacet } from "./facets";

/** Accounts of campaigns, as those know them who ask: the place of each account's campaign in a list, from 1. */
export interface Membership {
  accountIds: readonly string[];
  campaigns: readonly number[];
}

/** Which exchanges are looked at. */
export interface Scope {
  filters: Partial<Record<CountedFacet, string>>;
  /** Only the exchanges of these accounts, or only those of all others. */
  members?: { accountIds: readonly string[]; isOutside: boolean };
}

/** Days as `2026-03-01`; `to` and the days from `before` to `from` are exclusive of their ends. */
export interface Period {
  before: string;
  from: string;
  to: string;
}

/** A window of more days than this is refused: it reads more than a screen should wait for. */
export const mostDays = 92;
const daysByDefault = 7;

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
export const lastDayOf = (end: string): string => dateOf(Date.parse(end) - day);

/**
 * The days asked for and as many before them.
 * @throws `invalid_input` for a window that ends before it starts or is too long
 */
export function periodOf(input: { from?: string | undefined; to?: string | undefined }, bounds: DataBounds): Period {
  const end = input.to === undefined ? Math.floor(bounds.last / day) * day + day : Date.parse(input.to) + day;
  const start = input.from === undefined ? end - daysByDefault * day : Date.parse(input.from);
  const days = Math.round((end - start) / day);
  if (days < 1) throw invalidInput(windowBackwards, { field: input.to === undefined ? "from" : "to" });
  if (days > mostDays) {
    throw invalidInput(`That is ${days} days; choose a window of at most ${mostDays}.`, { field: "from" });
  }
  return { before: dateOf(start - days * day), from: dateOf(start), to: dateOf(end) };
}
