import type { EvidenceFact, ValueKind } from "../contract";
import type { AccountProfile, Profiles } from "../model";
import { rounded } from "./parts";
import type { HeldValue } from "./values";

/** Of each family, the values that people are shown for a campaign. */
const mostShown = 8;
/** And of those that are hubs by warninglists, beside them. */
const mostListed = 4;

const windowed = new Set<ValueKind>(["signup_window", "first_call_window"]);

/** A window of time says itself; everything else is shown under a pseudonym. */
export function displayOf(
  kind: ValueKind,
  value: string,
  windowHours: number,
  pseudonym: (kind: string, value: string) => string,
): string {
  if (!windowed.has(kind)) return pseudonym(kind, value);
  const from = new Date(Number(value) * windowHours * 3_600_000).toISOString();
  const what = kind === "signup_window" ? "signed up" : "first call";
  return `${what} within ${windowHours} h around ${from.slice(0, 16).replace("T", " ")} UTC`;
}

/** The values that people are shown: the strongest typical ones of each family, and some that warninglists name. */
export function shownValues(values: readonly HeldValue[]): HeldValue[] {
  const counts = new Map<string, number>();
  return values.filter(({ family, isTypical, listedBy }) => {
    const isListed = listedBy.length > 0;
    if (!isTypical && !isListed) return false;
    const key = `${family} ${isListed}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= (isListed ? mostListed : mostShown);
  });
}

/**
 * A value as a fact. An attribute (a card, a phone) is seen as long as the accounts that hold it are; when a value of the traffic
 * was in use, and which exchanges show it, is asked of the traffic.
 */
export const factOf = (
  { family, kind, value, holders, overall, weight, hub, listedBy }: HeldValue,
  display: string,
  profiles: Profiles,
): EvidenceFact => ({
  family,
  kind,
  value,
  display,
  accountsHere: holders.length,
  accountsOverall: overall,
  weight: rounded(weight),
  hub,
  ...named(listedBy),
  ...seenBy(holders.flatMap((account) => profiles.get(account) ?? [])),
  exchangeIds: [],
});

/** Which lists name a value; nothing when none does. */
export const named = (listedBy: readonly string[]): { listedBy?: string[] } =>
  listedBy.length === 0 ? {} : { listedBy: [...listedBy] };

function seenBy(holders: readonly AccountProfile[]): { firstSeen: string | null; lastSeen: string | null } {
  const active = holders.filter(({ exchanges }) => exchanges > 0);
  const first = active.map(({ firstSeen }) => firstSeen).sort()[0];
  const last = active
    .map(({ lastSeen }) => lastSeen)
    .sort()
    .at(-1);
  return { firstSeen: first ?? null, lastSeen: last ?? null };
}
