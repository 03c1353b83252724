import type { Configuration } from "../configuration";
import type { ValueKind } from "../contract";
import type { FamilyAvailability, Incidences, SharedValueRow } from "../model";
import { buildIncidences } from "./incidences";
import { valueWeights } from "./weights";

/** Kinds that are nothing but a time: accounts of one operator that came in two waves differ in them by design. */
const times = new Set<ValueKind>(["signup_window", "first_call_window"]);

const keyOf = (kind: ValueKind, value: string): string => `${kind}/${value}`;

/** All windows of a value as one, and no values that are times. */
function withoutTimes(rows: readonly SharedValueRow[]): SharedValueRow[] {
  const single: SharedValueRow[] = [];
  const windowed = new Map<string, { first: SharedValueRow; exchanges: Map<number, number> }>();
  for (const row of rows) {
    if (times.has(row.kind)) continue;
    if (row.slot === 0) {
      single.push(row);
      continue;
    }
    const key = keyOf(row.kind, row.value);
    const known = windowed.get(key) ?? { first: row, exchanges: new Map<number, number>() };
    windowed.set(key, known);
    row.accounts.forEach((account, i) => {
      known.exchanges.set(account, (known.exchanges.get(account) ?? 0) + (row.exchanges[i] ?? 0));
    });
  }
  const merged = [...windowed.values()].map(({ first, exchanges }) => ({
    ...first,
    slot: 0,
    accounts: [...exchanges.keys()],
    exchanges: [...exchanges.values()],
  }));
  return [...single, ...merged];
}

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
  rows: readonly SharedValueRow[],
  of: Incidences,
  hubs: Uint8Array,
  available: FamilyAvailability,
  config: Configuration,
): TimelessTable {
  const known = new Set<string>();
  of.kind.forEach((kind, v) => {
    if (hubs[v] === 1) known.add(keyOf(kind, of.id[v] ?? ""));
  });
  const table = buildIncidences(of.accounts, withoutTimes(rows));
  const weights = valueWeights(table, available, config).map((weight, v) => {
    const kind = table.kind[v];
    const isHub = kind !== undefined && known.has(keyOf(kind, table.id[v] ?? ""));
    return isHub ? Math.min(weight, config.hubNats) : weight;
  });
  return { table, weights };
}
