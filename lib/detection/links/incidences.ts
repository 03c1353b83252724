import type { ValueKind } from "../contract";
import type { Incidences, SharedValueRow } from "../model";
import { Numbers } from "./numbers";
import { SmallCounts } from "./small-counts";
import { contentStrand, strandCount, strandOfKind } from "./strands";

/** Content comes last: accounts have more of it than of anything else, and without something else no pair is linked. */
const rank = (kind: ValueKind): number => {
  const strand = strandOfKind(kind);
  return strand === contentStrand ? strandCount : strand;
};

/** Places of numbers from the least to the most. */
function ascending(numbers: readonly number[]): Iterable<number> {
  if (numbers.every((number, i) => i === 0 || number >= (numbers[i - 1] ?? 0))) return numbers.keys();
  return numbers.map((_, i) => i).sort((x, y) => (numbers[x] ?? 0) - (numbers[y] ?? 0));
}

/** Takes in rows one by one, in any order, and forgets them: what a run holds of its values are columns from the start. */
export class IncidencesBuilder {
  readonly #kinds: ValueKind[] = [];
  readonly #ids: string[] = [];
  readonly #slots = new Numbers();
  readonly #ends = new Numbers();
  readonly #holders = new Numbers();
  readonly #exchanges = new SmallCounts();

  /** The rows in the order of the values of the table, once it is built. */
  order = new Uint32Array();

  /** Holders may come in any order. */
  add({ kind, value, slot, accounts, exchanges }: SharedValueRow): void {
    this.#kinds.push(kind);
    this.#ids.push(value);
    this.#slots.push(slot);
    for (const i of ascending(accounts)) {
      this.#holders.push(accounts[i] ?? 0);
      this.#exchanges.push(exchanges[i] ?? 0);
    }
    this.#ends.push(this.#holders.length);
  }

  /**
   * Values by strand, kind, id and slot, whatever order they came in. Nothing is left in the builder.
   * @param order of the rows, where it is known
   */
  build(accounts: number, order = this.#sorted()): Incidences {
    this.order = order;
    const valueStart = this.#starts(order);
    const kind = Array.from(order, (i) => this.#kinds[i] as ValueKind);
    const table: Incidences = {
      accounts,
      population: accounts,
      count: order.length,
      kind,
      id: this.#idsInOrder(order),
      slot: order.map((i) => this.#slots.values[i] ?? 0),
      strand: Uint8Array.from(kind, strandOfKind),
      valueStart,
      overall: new Uint32Array(order.length),
      // The largest columns: what one is copied from is given back before the next takes room.
      holders: this.#holdersInOrder(order, valueStart),
      exchanges: this.#exchangesInOrder(order, valueStart),
      accountStart: new Uint32Array(accounts + 1),
      values: new Uint32Array(valueStart[order.length] ?? 0),
      contents: new Uint32Array(accounts),
    };
    fillAccounts(table);
    countOverall(table);
    return table;
  }

  /** Windows of one value, which stand beside each other, have one text in common. */
  #idsInOrder(order: Uint32Array): string[] {
    let last = "";
    return Array.from(order, (row) => {
      const id = this.#ids[row] ?? "";
      if (id !== last) last = id;
      return last;
    });
  }

  #startOf(row: number): number {
    return row === 0 ? 0 : (this.#ends.values[row - 1] ?? 0);
  }

  #starts(order: Uint32Array): Uint32Array {
    const starts = new Uint32Array(order.length + 1);
    order.forEach((row, v) => {
      starts[v + 1] = (starts[v] ?? 0) + (this.#ends.values[row] ?? 0) - this.#startOf(row);
    });
    return starts;
  }

  #holdersInOrder(order: Uint32Array, starts: Uint32Array): Uint32Array {
    const column = new Uint32Array(starts[order.length] ?? 0);
    order.forEach((row, v) => {
      column.set(this.#holders.values.subarray(this.#startOf(row), this.#ends.values[row]), starts[v]);
    });
    this.#holders.clear();
    return column;
  }

  #exchangesInOrder(order: Uint32Array, starts: Uint32Array): SmallCounts {
    const column = new SmallCounts(starts[order.length]);
    for (const row of order) {
      const end = this.#ends.values[row] ?? 0;
      for (let i = this.#startOf(row); i < end; i++) column.push(this.#exchanges.at(i));
    }
    this.#exchanges.clear();
    return column;
  }

  #sorted(): Uint32Array<ArrayBuffer> {
    const [kinds, ids, slots] = [this.#kinds, this.#ids, this.#slots.values];
    return Uint32Array.from(kinds.keys()).sort((a, b) => {
      const [kindOfA, kindOfB] = [kinds[a] as ValueKind, kinds[b] as ValueKind];
      if (kindOfA !== kindOfB) return rank(kindOfA) - rank(kindOfB) || (kindOfA < kindOfB ? -1 : 1);
      const [idOfA = "", idOfB = ""] = [ids[a], ids[b]];
      return idOfA < idOfB ? -1 : idOfA > idOfB ? 1 : (slots[a] ?? 0) - (slots[b] ?? 0);
    });
  }
}

/** Builds the columnar form from rows in any order. */
export function buildIncidences(accounts: number, rows: Iterable<SharedValueRow>): Incidences {
  const builder = new IncidencesBuilder();
  for (const row of rows) builder.add(row);
  return builder.build(accounts);
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

/** Counts what a whole table shows of its values and accounts, once its lists are filled. */
export function countOverall(table: Incidences): void {
  for (let v = 0; v < table.count; v++) table.overall[v] = holderCount(table, v);
  const starts = contentStarts(table);
  for (let a = 0; a < table.accounts; a++) table.contents[a] = (table.accountStart[a + 1] ?? 0) - (starts[a] ?? 0);
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
  return low < end && table.holders[low] === account ? table.exchanges.at(low) : 0;
}
