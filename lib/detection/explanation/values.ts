import type { Linkage } from "../analyse";
import { withProfile } from "../clusters/profile";
import type { RefineInput } from "../clusters/refine";
import type { Family, ValueKind } from "../contract";
import { familyName } from "../links/strands";
import type { Incidences } from "../model";
import type { Listed } from "../warninglists/mark";
import type { GroupReasons } from "./group-reasons";
import { keyOf } from "./reasons";

/** A value of a group over all its windows, with who holds it. */
export interface HeldValue {
  kind: ValueKind;
  /** sipHash64 of the value's text, decimal. */
  value: string;
  family: Family;
  /** Account indices of members that hold it, ascending; and of all accounts. */
  holders: number[];
  overall: number;
  /** Nats for a pair of accounts that share it, the most of its windows. */
  weight: number;
  hub: boolean;
  /** Warninglists that make it one. */
  listedBy: readonly string[];
  /** Places in the table of incidences, one for each window. */
  places: number[];
  /** Much commoner among the core than outside: one of the values that hold the group together. */
  isTypical: boolean;
}

/** Which values are hubs, and which of them are so by warninglists. */
export type KnownHubs = Pick<Linkage, "hubs" | "listed">;

/** Values kept per group because they are typical; those that count for a member are kept in any case. */
const mostTypical = 400;

/** Places of typical values by key, the most telling first. */
function typicalPlaces(core: readonly number[], input: RefineInput): Map<string, number[]> {
  const byKey = new Map<string, { places: number[]; strength: number }>();
  for (const { value, here, lift } of withProfile(core, input, (profile) => profile.values())) {
    const key = keyOf(input.table, value);
    const known = byKey.get(key) ?? { places: [], strength: lift * here };
    byKey.set(key, known);
    known.places.push(value);
  }
  const strongest = [...byKey].sort(
    ([, a], [, b]) => b.strength - a.strength || (a.places[0] ?? 0) - (b.places[0] ?? 0),
  );
  return new Map(strongest.slice(0, mostTypical).map(([key, { places }]) => [key, places]));
}

/** Listed values that are looked at for a group. */
const mostListed = 12;

/** Places, by key, of the listed values that most of the core hold: what lists took away is shown, though it holds nothing together. */
function listedPlaces(core: readonly number[], table: Incidences, listed: Listed): Map<string, Set<number>> {
  const byKey = new Map<string, { places: Set<number>; accounts: Set<number> }>();
  for (const account of listed.size === 0 ? [] : core) {
    for (const v of table.values.subarray(table.accountStart[account], table.accountStart[account + 1])) {
      if (!listed.has(v)) continue;
      const key = keyOf(table, v);
      const known = byKey.get(key) ?? { places: new Set(), accounts: new Set() };
      byKey.set(key, known);
      known.places.add(v);
      known.accounts.add(account);
    }
  }
  const commonest = [...byKey]
    .filter(([, { accounts }]) => accounts.size > 1)
    .sort(([x, a], [y, b]) => b.accounts.size - a.accounts.size || (x < y ? -1 : 1));
  return new Map(commonest.slice(0, mostListed).map(([key, { places }]) => [key, places]));
}

/**
 * The values that hold a group together, the most telling first, those that count for any of its members, and those that lists name. Windows of one
 * value are one value.
 * @param reasons what counts for each member
 */
export function heldValues(
  core: readonly number[],
  reasons: GroupReasons,
  input: RefineInput,
  known: KnownHubs,
): HeldValue[] {
  const typical = typicalPlaces(core, input);
  const places = new Map([...typical].map(([key, list]) => [key, new Set(list)]));
  for (const [, list] of reasons) {
    for (const { key, windows } of list) {
      const own = places.get(key) ?? new Set();
      places.set(key, own);
      for (const { value } of windows) own.add(value);
    }
  }
  for (const [key, list] of listedPlaces(core, input.table, known.listed)) {
    if (!places.has(key)) places.set(key, list);
  }
  return [...places].flatMap(([key, set]) => {
    const list = [...set].sort((a, b) => a - b);
    const held = heldAt(list, reasons, input, known);
    return held ? [{ ...held, isTypical: typical.has(key) }] : [];
  });
}

function heldAt(
  places: number[],
  members: { has(account: number): boolean },
  { table, weights }: RefineInput,
  { hubs, listed }: KnownHubs,
): Omit<HeldValue, "isTypical"> | undefined {
  const [first] = places;
  const kind = first === undefined ? undefined : table.kind[first];
  if (first === undefined || kind === undefined) return undefined;
  const all = new Set<number>();
  for (const place of places) {
    for (let i = table.valueStart[place] ?? 0; i < (table.valueStart[place + 1] ?? 0); i++)
      all.add(table.holders[i] ?? 0);
  }
  const holders = [...all].filter((account) => members.has(account)).sort((a, b) => a - b);
  return {
    kind,
    value: table.id[first] ?? "",
    family: familyName(table.strand[first] ?? 0),
    holders,
    overall: table.anywhere ? mostOverall(places, holders, table, table.anywhere[first] ?? 0) : all.size,
    weight: Math.max(...places.map((place) => weights[place] ?? 0)),
    hub: places.some((place) => hubs[place] === 1),
    listedBy: listed.get(first) ?? [],
    places,
  };
}

/**
 * Holders of a value over some of its windows, when the table counts others by window only: at most the members, and all others of
 * each window as if no two were the same; and never more than hold it in any window. Right for a value of one window.
 */
function mostOverall(
  places: readonly number[],
  members: readonly number[],
  { overall, valueStart, holders }: Incidences,
  anywhere: number,
): number {
  const inside = new Set(members);
  const others = places.reduce((sum, place) => {
    const here = holders.subarray(valueStart[place], valueStart[place + 1]).filter((account) => inside.has(account));
    return sum + Math.max(0, (overall[place] ?? 0) - here.length);
  }, 0);
  return Math.max(members.length, Math.min(anywhere, members.length + others));
}
