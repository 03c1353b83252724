import type { Configuration } from "../configuration";
import type { ValueKind } from "../contract";
import type { FamilyAvailability, Incidences } from "../model";
import { countOverall, fillAccounts } from "./incidences";
import { valueWeights } from "./weights";

/** Kinds that are nothing but a time: accounts of one operator that came in two waves differ in them by design. */
const times = new Set<ValueKind>(["signup_window", "first_call_window"]);

const isSameValue = ({ kind, id, slot }: Incidences, a: number, b: number): boolean =>
  slot[a] !== 0 && slot[b] !== 0 && kind[a] === kind[b] && id[a] === id[b];

/** First and last place but one of each value in its windows, times left out. */
function windowsOf(table: Incidences): { first: number; end: number }[] {
  const found: { first: number; end: number }[] = [];
  for (let first = 0, end = 0; first < table.count; first = end) {
    end = first + 1;
    if (times.has(table.kind[first] as ValueKind)) continue;
    while (end < table.count && isSameValue(table, first, end)) end++;
    found.push({ first, end });
  }
  return found;
}

/** Gathers the holders of the windows of one value, ascending, from a place on; gives the place after them. */
function gatherHolders(
  of: Incidences,
  first: number,
  end: number,
  into: Uint32Array,
  seen: Uint8Array,
  at: number,
): number {
  let next = at;
  for (let i = of.valueStart[first] ?? 0; i < (of.valueStart[end] ?? 0); i++) {
    const account = of.holders[i] ?? 0;
    if (seen[account] === 1) continue;
    seen[account] = 1;
    into[next++] = account;
  }
  for (const account of into.subarray(at, next).sort()) seen[account] = 0;
  return next;
}

/** Holders of each value in any of its windows. */
export function holdersAnywhere(table: Incidences): Uint32Array {
  const anywhere = new Uint32Array(table.count);
  const lastSeen = new Uint32Array(table.accounts);
  for (let first = 0, end = 0; first < table.count; first = end) {
    end = first + 1;
    while (end < table.count && isSameValue(table, first, end)) end++;
    let holders = 0;
    for (let i = table.valueStart[first] ?? 0; i < (table.valueStart[end] ?? 0); i++) {
      const account = table.holders[i] ?? 0;
      if (lastSeen[account] === end) continue;
      lastSeen[account] = end;
      holders++;
    }
    anywhere.fill(holders, first, end);
  }
  return anywhere;
}

/** All windows of a value as one, and no values that are times. */
function withoutTimes(of: Incidences): Incidences {
  const values = windowsOf(of);
  const table: Incidences = {
    accounts: of.accounts,
    population: of.population,
    count: values.length,
    kind: values.map(({ first }) => of.kind[first] as ValueKind),
    id: values.map(({ first }) => of.id[first] ?? ""),
    slot: new Uint32Array(values.length),
    strand: Uint8Array.from(values, ({ first }) => of.strand[first] ?? 0),
    valueStart: new Uint32Array(values.length + 1),
    overall: new Uint32Array(values.length),
    holders: new Uint32Array(of.holders.length),
    exchanges: new Uint32Array(0),
    accountStart: new Uint32Array(of.accounts + 1),
    values: new Uint32Array(0),
    contents: new Uint32Array(of.accounts),
  };
  const seen = new Uint8Array(of.accounts);
  let at = 0;
  values.forEach(({ first, end }, v) => {
    at = gatherHolders(of, first, end, table.holders, seen, at);
    table.valueStart[v + 1] = at;
  });
  table.holders = table.holders.subarray(0, at);
  table.values = new Uint32Array(at);
  fillAccounts(table);
  countOverall(table);
  values.forEach(({ first }, v) => {
    table.overall[v] = Math.max(table.overall[v] ?? 0, of.anywhere?.[first] ?? 0);
  });
  // Sets are compared by what their accounts list: who else holds a value is not asked of this table, and it is a third of its size.
  table.holders = new Uint32Array(0);
  return table;
}

const keyOf = (kind: ValueKind, value: string): string => `${kind}/${value}`;

export interface TimelessTable {
  table: Incidences;
  weights: Float64Array;
}

/**
 * The shared values of a run without their times. Whether two sets of accounts are one operator's is asked of this table:
 * replacements and waves have their sign-up hours and their days at an address to themselves, and are no other operator for it.
 * @param hubs which values of `of` are hubs; a value is one here when any of its windows is
 */
export function timelessTable(
  of: Incidences,
  hubs: Uint8Array,
  available: FamilyAvailability,
  config: Configuration,
): TimelessTable {
  const known = new Set<string>();
  of.kind.forEach((kind, v) => {
    if (hubs[v] === 1) known.add(keyOf(kind, of.id[v] ?? ""));
  });
  const table = withoutTimes(of);
  const weights = valueWeights(table, available, config).map((weight, v) => {
    const kind = table.kind[v];
    const isHub = kind !== undefined && known.has(keyOf(kind, table.id[v] ?? ""));
    return isHub ? Math.min(weight, config.hubNats) : weight;
  });
  return { table, weights };
}
