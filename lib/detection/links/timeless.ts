import type { Configuration } from "../configuration";
import type { ValueKind } from "../contract";
import type { FamilyAvailability, Incidences } from "../model";
import { fillAccounts } from "./incidences";
import { Numbers } from "./numbers";
import { SmallCounts } from "./small-counts";
import { valueWeights } from "./weights";

/** Kinds that are nothing but a time: accounts of one operator that came in two waves differ in them by design. */
const times = new Set<ValueKind>(["signup_window", "first_call_window"]);

const isSameValue = ({ kind, id, slot }: Incidences, a: number, b: number): boolean =>
  slot[a] !== 0 && slot[b] !== 0 && kind[a] === kind[b] && id[a] === id[b];

/** First and last place but one of each value in its windows, times left out. */
function* windowsOf(table: Incidences): Generator<{ first: number; end: number }> {
  for (let first = 0, end = 0; first < table.count; first = end) {
    end = first + 1;
    if (times.has(table.kind[first] as ValueKind)) continue;
    while (end < table.count && isSameValue(table, first, end)) end++;
    yield { first, end };
  }
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

/** Gathers the holders of values first … end - 1, each account once, at the beginning of a buffer; gives how many there are. */
function gatherHolders(of: Incidences, first: number, end: number, into: Uint32Array, seen: Uint8Array): number {
  let count = 0;
  for (let i = of.valueStart[first] ?? 0; i < (of.valueStart[end] ?? 0); i++) {
    const account = of.holders[i] ?? 0;
    if (seen[account] === 1) continue;
    seen[account] = 1;
    into[count++] = account;
  }
  for (const account of into.subarray(0, count)) seen[account] = 0;
  return count;
}

interface Timeless {
  table: Incidences;
  /** First place of each value in the table that it was made of, and the place after its last one. */
  first: Uint32Array;
  end: Uint32Array;
}

/** All windows of a value as one, as some accounts hold them; no values that are times, and none that fewer than two of these hold. */
function withoutTimes(of: Incidences, accounts: readonly number[]): Timeless {
  const inside = new Uint8Array(of.accounts);
  for (const account of accounts) inside[account] = 1;
  const [seen, buffer] = [new Uint8Array(of.accounts), new Uint32Array(of.accounts)];
  const [firsts, ends, starts, overall, holders] = [
    new Numbers(),
    new Numbers(),
    new Numbers(),
    new Numbers(),
    new Numbers(),
  ];
  for (const { first, end } of windowsOf(of)) {
    const all = buffer.subarray(0, gatherHolders(of, first, end, buffer, seen));
    const own = all.filter((account) => inside[account] === 1);
    if (own.length < 2) continue;
    firsts.push(first);
    ends.push(end);
    starts.push(holders.length);
    overall.push(Math.max(all.length, of.anywhere?.[first] ?? 0));
    for (const account of own) holders.push(account);
  }
  starts.push(holders.length);
  const first = firsts.taken();
  const table: Incidences = {
    accounts: of.accounts,
    population: of.population,
    count: first.length,
    kind: Array.from(first, (v) => of.kind[v] as ValueKind),
    id: [],
    slot: new Uint32Array(0),
    strand: Uint8Array.from(first, (v) => of.strand[v] ?? 0),
    valueStart: starts.taken(),
    overall: overall.taken(),
    holders: holders.taken(),
    exchanges: new SmallCounts(),
    accountStart: new Uint32Array(of.accounts + 1),
    values: new Uint32Array(holders.length),
    // Content has neither times nor windows.
    contents: of.contents,
  };
  fillAccounts(table);
  // Sets are compared by what their accounts list: who else holds a value is not asked of this table.
  table.holders = new Uint32Array(0);
  return { table, first, end: ends.taken() };
}

export interface TimelessTable {
  table: Incidences;
  weights: Float64Array;
}

/**
 * The shared values of some accounts without their times. Whether two sets of these are one operator's is asked of this table:
 * replacements and waves have their sign-up hours and their days at an address to themselves, and are no other operator for it.
 * @param hubs which values of `of` are hubs; a value is one here when any of its windows is
 */
export function timelessTable(
  of: Incidences,
  hubs: Uint8Array,
  available: FamilyAvailability,
  config: Configuration,
  accounts: readonly number[],
): TimelessTable {
  const { table, first, end } = withoutTimes(of, accounts);
  const weights = valueWeights(table, available, config).map((weight, v) =>
    hubs.subarray(first[v], end[v]).includes(1) ? Math.min(weight, config.hubNats) : weight,
  );
  return { table, weights };
}
