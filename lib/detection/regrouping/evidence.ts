import { newId } from "@/lib/kernel";
import { valueKey } from "../store/moved-incidences";
import type { EvidenceRow } from "../store/regroup";

/** Exchanges that a fact cites at most. */
const mostCited = 20;

const earlier = (a: Date | null, b: Date | null) => (a === null || (b !== null && b < a) ? b : a);
const later = (a: Date | null, b: Date | null) => (a === null || (b !== null && b > a) ? b : a);

function together(a: EvidenceRow, b: EvidenceRow): EvidenceRow {
  return {
    ...a,
    accountsHere: a.accountsHere + b.accountsHere,
    accountsOverall: Math.max(a.accountsOverall, b.accountsOverall),
    weight: Math.max(a.weight, b.weight),
    hub: a.hub || b.hub,
    listedBy: [...new Set([...a.listedBy, ...b.listedBy])].sort(),
    firstSeen: earlier(a.firstSeen, b.firstSeen),
    lastSeen: later(a.lastSeen, b.lastSeen),
    exchangeIds: [...new Set([...a.exchangeIds, ...b.exchangeIds])].slice(0, mostCited),
  };
}

/**
 * The facts of a campaign that is composed of others', each value once.
 * @param holders members that hold each value, by `kind/value`; empty when nothing is kept of who holds what
 * @param accounts members of the campaign
 * @param fewest members that a fact of it holds together
 */
export function composeEvidence(
  rows: readonly EvidenceRow[],
  holders: ReadonlyMap<string, number>,
  accounts: number,
  fewest: number,
): EvidenceRow[] {
  const byKey = new Map<string, EvidenceRow>();
  for (const row of rows) {
    const key = valueKey(row.kind, row.value);
    const known = byKey.get(key);
    byKey.set(key, known ? together(known, row) : { ...row, id: newId() });
  }
  return [...byKey].flatMap(([key, row]) => {
    const counted = holders.size === 0 ? row.accountsHere : (holders.get(key) ?? 0);
    const accountsHere = Math.min(counted, accounts);
    return accountsHere < fewest ? [] : [{ ...row, accountsHere }];
  });
}
