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

/** Adds up the holders of the windows of one value, ascending, from a place on; gives the place after them. */
function addHolders(
  of: Incidences,
  first: number,
  end: number,
  into: Incidences,
  sums: Uint32Array,
  at: number,
): number {
  const [from, until] = [of.valueStart[first] ?? 0, of.valueStart[end] ?? 0];
  let next = at;
  for (let i = from; i < until; i++) {
    const account = of.holders[i] ?? 0;
    // Every holder has at least one exchange.
    if (sums[account] === 0) into.holders[next++] = account;
    sums[account] = (sums[account] ?? 0) + (of.exchanges[i] ?? 0);
  }
  into.holders.subarray(at, next).sort();
  for (let i = at; i < next; i++) {
    const account = into.holders[i] ?? 0;
    into.exchanges[i] = sums[account] ?? 0;
    sums[account] = 0;
  }
  return next;
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
    exchanges: new Uint32Array(of.holders.length),
    accountStart: new Uint32Array(of.accounts + 1),
    values: new Uint32Array(0),
    contents: new Uint32Array(of.accounts),
  };
  const sums = new Uint32Array(of.accounts);
  let at = 0;
  values.forEach(({ first, end }, v) => {
    at = addHolders(of, first, end, table, sums, at);
    table.valueStart[v + 1] = at;
  });
  table.holders = table.holders.slice(0, at);
  table.exchanges = table.exchanges.slice(0, at);
  table.values = new Uint32Array(at);
  fillAccounts(table);
  countOverall(table);
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
