import type { Incidences } from "../model";

/**
 * Working arrays, kept between profiles so that a profile costs its members and nothing else. What is known of a value stands in columns
 * as long as the values that members hold, not as all values; place 0 is that of values that no member holds.
 */
export class Scratch {
  /** Accounts that are members, and marks of accounts; all 0 between uses. */
  readonly inside: Uint8Array;
  readonly marks: Uint8Array;
  /** The place of each value, all 0 between uses. */
  readonly places: Uint32Array;
  /** Holders of a value among the members, by place. */
  counts = new Uint32Array(1);
  /** Nats that holding a value speaks for somebody who is no member. */
  forOther = new Float64Array(1);
  /** The same less the crowd of values of its kind, for a member and for somebody else. */
  fitsMember = new Float64Array(1);
  fitsOther = new Float64Array(1);

  constructor(table: Incidences) {
    this.inside = new Uint8Array(table.accounts);
    this.marks = new Uint8Array(table.accounts);
    this.places = new Uint32Array(table.count);
  }

  /** Makes room for a place, while values are counted: nothing but counts is kept. */
  makeRoom(place: number): void {
    if (place < this.counts.length) return;
    const length = Math.min(place + (place >>> 1) + 64, this.places.length + 1);
    const counts = new Uint32Array(length);
    counts.set(this.counts);
    this.counts = counts;
    this.forOther = new Float64Array(length);
    this.fitsMember = new Float64Array(length);
    this.fitsOther = new Float64Array(length);
  }

  /** Makes the arrays clean again. */
  clear(touched: readonly number[], members: readonly number[]): void {
    for (const v of touched) this.places[v] = 0;
    for (const member of members) this.inside[member] = 0;
    const end = touched.length + 1;
    this.counts.fill(0, 0, end);
    this.fitsMember.fill(0, 0, end);
    this.fitsOther.fill(0, 0, end);
  }
}

const pools = new WeakMap<Incidences, Scratch[]>();

/** Lends clean working arrays for the length of a call; a call inside the call gets others. */
export function withScratch<Result>(table: Incidences, use: (scratch: Scratch) => Result): Result {
  const pool = pools.get(table) ?? [];
  pools.set(table, pool);
  const scratch = pool.pop() ?? new Scratch(table);
  try {
    return use(scratch);
  } finally {
    pool.push(scratch);
  }
}
