import { withProfile } from "../clusters/profile";
import type { RefineInput } from "../clusters/refine";
import type { EvidenceFact, ValueKind } from "../contract";
import { familyName } from "../links/strands";

/** A value of the group over all its windows, with who holds it. */
export interface HeldFact {
  fact: EvidenceFact;
  /** Account indices of members that hold it, ascending. */
  holders: number[];
  /** Places in the table of incidences, one for each window. */
  places: number[];
}

/** Values kept per campaign for the graph, and of these the ones shown per family. */
const mostKept = 400;
const mostShown = 8;

const windowed = new Set<ValueKind>(["signup_window", "first_call_window"]);

/** A window of time says itself; everything else is shown under a pseudonym. */
function displayOf(kind: ValueKind, value: string, hours: number, pseudonym: (kind: string, value: string) => string) {
  if (!windowed.has(kind)) return pseudonym(kind, value);
  const from = new Date(Number(value) * hours * 3_600_000).toISOString();
  const what = kind === "signup_window" ? "signed up" : "first call";
  return `${what} within ${hours} h around ${from.slice(0, 16).replace("T", " ")} UTC`;
}

/**
 * The values that hold a group together, the most telling first: much commoner among its core than outside. Windows of
 * one value are one fact.
 */
export function heldFacts(
  core: readonly number[],
  members: ReadonlySet<number>,
  input: RefineInput,
  hubs: Uint8Array,
  pseudonym: (kind: string, value: string) => string,
): HeldFact[] {
  const { table, weights, config } = input;
  const byValue = new Map<string, { places: number[]; lift: number; here: number }>();
  for (const { value, here, lift } of withProfile(core, input, (profile) => profile.values())) {
    const key = `${table.kind[value]}/${table.id[value]}`;
    const known = byValue.get(key) ?? { places: [], lift, here };
    byValue.set(key, known);
    known.places.push(value);
  }
  const strongest = [...byValue.values()].sort((a, b) => b.lift * b.here - a.lift * a.here).slice(0, mostKept);
  return strongest.flatMap(({ places }): HeldFact[] => {
    const [first] = places;
    const kind = first === undefined ? undefined : table.kind[first];
    if (first === undefined || kind === undefined) return [];
    const all = new Set(places.flatMap((place) => holdersAt(table, place)));
    const holders = [...all].filter((account) => members.has(account)).sort((a, b) => a - b);
    const fact: EvidenceFact = {
      family: familyName(table.strand[first] ?? 0),
      kind,
      value: table.id[first] ?? "",
      display: displayOf(kind, table.id[first] ?? "", config.signupWindowHours, pseudonym),
      accountsHere: holders.length,
      accountsOverall: all.size,
      weight: Math.max(...places.map((place) => weights[place] ?? 0)),
      hub: places.some((place) => hubs[place] === 1),
      firstSeen: null,
      lastSeen: null,
      exchangeIds: [],
    };
    return [{ fact, holders, places }];
  });
}

const holdersAt = (table: RefineInput["table"], place: number): number[] =>
  Array.from(table.holders.subarray(table.valueStart[place], table.valueStart[place + 1]));

/** The facts that people are shown: the strongest of each family. */
export function shownFacts(facts: readonly HeldFact[]): HeldFact[] {
  const perFamily = new Map<string, number>();
  return facts.filter(({ fact }) => {
    const count = (perFamily.get(fact.family) ?? 0) + 1;
    perFamily.set(fact.family, count);
    return count <= mostShown;
  });
}
