import type { Incidences, SharedValueRow } from "../model";
import { contentStrand, strandCount, strandOfKind } from "./strands";

/** Content comes last: accounts have more of it than of anything else, and without something else no pair is linked. */
const rank = (kind: SharedValueRow["kind"]): number => {
  const strand = strandOfKind(kind);
  return strand === contentStrand ? strandCount : strand;
};

const compareRows = (a: SharedValueRow, b: SharedValueRow): number =>
  rank(a.kind) - rank(b.kind) ||
  (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0) ||
  (a.value < b.value ? -1 : a.value > b.value ? 1 : 0) ||
  a.slot - b.slot;

/** Builds the columnar form from rows in any order; holders within a row may come in any order too. */
export function buildIncidences(accounts: number, input: readonly SharedValueRow[]): Incidences {
  const rows = [...input].sort(compareRows);
  const total = rows.reduce((sum, row) => sum + row.accounts.length, 0);
  const table: Incidences = {
    accounts,
    count: rows.length,
    kind: rows.map((row) => row.kind),
    id: rows.map((row) => row.value),
    slot: Uint32Array.from(rows, (row) => row.slot),
    strand: Uint8Array.from(rows, (row) => strandOfKind(row.kind)),
    valueStart: new Uint32Array(rows.length + 1),
    holders: new Uint32Array(total),
    exchanges: new Uint32Array(total),
    accountStart: new Uint32Array(accounts + 1),
    values: new Uint32Array(total),
  };
  fillHolders(table, rows);
  fillAccounts(table);
  return table;
}

function fillHolders(table: Incidences, rows: readonly SharedValueRow[]): void {
  let at = 0;
  rows.forEach((row, v) => {
    const order = row.accounts.map((_, i) => i).sort((x, y) => (row.accounts[x] ?? 0) - (row.accounts[y] ?? 0));
    for (const i of order) {
      table.holders[at] = row.accounts[i] ?? 0;
      table.exchanges[at] = row.exchanges[i] ?? 0;
      at++;
    }
    table.valueStart[v + 1] = at;
  });
}

/** Lists the values of each account from the holders of each value. */
export function fillAccounts(table: Incidences): void {
  const { accountStart, holders, values, valueStart } = table;
  for (const account of holders) accountStart[account + 1] = (accountStart[account + 1] ?? 0) + 1;
  for (let a = 0; a < table.accounts; a++) accountStart[a + 1] = (accountStart[a + 1] ?? 0) + (accountStart[a] ?? 0);
  const next = accountStart.slice();
  for (let v = 0; v < table.count; v++) {
    for (let i = valueStart[v] ?? 0; i < (valueStart[v + 1] ?? 0); i++) {
      const account = holders[i] ?? 0;
      const slot = next[account] ?? 0;
      values[slot] = v;
      next[account] = slot + 1;
    }
  }
}

/** The first value that is content; all of those after it are too. */
export function firstContent(table: Incidences): number {
  const first = table.strand.indexOf(contentStrand);
  return first < 0 ? table.count : first;
}

const contents = new WeakMap<Incidences, Uint32Array>();

/** For each account, the place in `values` from which on it holds content. */
export function contentStarts(table: Incidences): Uint32Array {
  const known = contents.get(table);
  if (known) return known;
  const first = firstContent(table);
  const starts = Uint32Array.from({ length: table.accounts }, (_, account) => {
    let low = table.accountStart[account] ?? 0;
    for (let high = table.accountStart[account + 1] ?? 0; low < high; ) {
      const middle = (low + high) >>> 1;
      if ((table.values[middle] ?? 0) < first) low = middle + 1;
      else high = middle;
    }
    return low;
  });
  contents.set(table, starts);
  return starts;
}

/** Number of accounts that hold a value. */
export const holderCount = (table: Incidences, value: number): number =>
  (table.valueStart[value + 1] ?? 0) - (table.valueStart[value] ?? 0);

/** Exchanges in which an account shows a value; 0 when it does not hold it. */
export function exchangesOf(table: Incidences, value: number, account: number): number {
  let low = table.valueStart[value] ?? 0;
  const end = table.valueStart[value + 1] ?? 0;
  for (let high = end; low < high; ) {
    const middle = (low + high) >>> 1;
    if ((table.holders[middle] ?? 0) < account) low = middle + 1;
    else high = middle;
  }
  return low < end && table.holders[low] === account ? (table.exchanges[low] ?? 0) : 0;
}
