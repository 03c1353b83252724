import { day, hour, minute, second } from "@/lib/kernel";
import type { Countermeasure, EnforcementState } from "./contract";

/**
 * What happens to one decision at one connector.
 *
 * - `unanswered`: a try failed and another follows. `given_up`: the last one failed, or it cannot be carried out.
 * - `held` and `seen`: the gateway was read back, or seen to act. `not_held`: it was read back and holds something else.
 * - `cancelled`: the decision was taken back before it was known to have landed.
 * - `replayed`: a person has its message sent again. `asked_again`: a person, or a gateway that has more to act on since, has the row
 *   itself carried out anew.
 */
export const ledgerEvents = [
  "handed_over",
  "unanswered",
  "taken",
  "given_up",
  "held",
  "seen",
  "not_held",
  "cancelled",
  "replayed",
  "asked_again",
] as const;
export type LedgerEvent = (typeof ledgerEvents)[number];

/** From which states each event leads where; the store changes rows by it, and from no other state. */
export const ledgerSteps = {
  handed_over: { from: ["requested"], to: "sent" },
  unanswered: { from: ["sent"], to: "sent" },
  taken: { from: ["sent"], to: "acknowledged" },
  given_up: { from: ["requested", "sent"], to: "failed" },
  // What was sent and is found in force has landed, although its answer was lost.
  held: { from: ["sent", "acknowledged", "verified"], to: "verified" },
  seen: { from: ["sent", "acknowledged"], to: "verified" },
  // Found otherwise, it is not proved any more.
  not_held: { from: ["acknowledged", "verified"], to: "acknowledged" },
  cancelled: { from: ["requested", "sent", "failed"], to: "cancelled" },
  replayed: { from: ["failed"], to: "sent" },
  asked_again: { from: ["failed", "acknowledged", "verified"], to: "requested" },
} as const satisfies Record<LedgerEvent, { from: readonly EnforcementState[]; to: EnforcementState }>;

/** The state after an event; undefined when it does not concern a row in this state. */
export function transition(state: EnforcementState, event: LedgerEvent): EnforcementState | undefined {
  const { from, to } = ledgerSteps[event];
  return (from as readonly EnforcementState[]).includes(state) ? to : undefined;
}

/** Pauses between the tries of one message, as Standard Webhooks 1.0.0 suggests. */
const pauses = [5 * second, 5 * minute, 30 * minute, ...[2, 5, 10, 14, 20, 24].map((hours) => hours * hour)] as const;
/** Tries before a message is given up until a person has it sent again. */
export const mostAttempts = pauses.length + 1;

/**
 * Milliseconds from a failed try to the next; undefined after the last.
 * @param attempts tries made, 1 or more
 * @param chance from 0 to 1: up to a fifth is added, so that receivers that come back are not asked by all at once
 */
export function pauseAfter(attempts: number, chance: number): number | undefined {
  const pause = pauses[attempts - 1];
  return pause === undefined ? undefined : Math.round(pause * (1 + chance / 5));
}

/** Accounts of one message, and its length in bytes, at most. */
export const mostAccounts = 50;
export const mostBytes = 20_000;

/** How long a process may be at one message before it is anybody's. */
export const claimMs = 5 * minute;

/** Requests that were under way when a measure took effect, and clocks that differ, are no drift. */
export const driftGraceMs = minute;

/** Countermeasures after which there should be no traffic at all. */
export const shutting = ["ban", "suspend"] as const satisfies Countermeasure[];

/** Rows that are read back in one go, those not looked at for longest first. */
export const mostReadBack = 500;
/** Shut-off accounts whose traffic is looked at in one go. */
export const mostWatched = 25_000;

export const regrowthWindowMs = 7 * day;
/** Newcomers of the window, as a share of the accounts enforced, from which on it is an alert. */
export const regrowthShare = 0.1;

export const isRegrowth = (enforced: number, newcomersOfWeek: number): boolean =>
  enforced > 0 && newcomersOfWeek >= 1 && newcomersOfWeek / enforced >= regrowthShare;
