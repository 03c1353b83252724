import type { Incidences } from "../model";

/** Working arrays as long as the tables, kept between profiles so that a profile costs its members and nothing else. */
export interface Scratch {
  inside: Uint8Array;
  /** Holders of a value among the members. */
  counts: Uint32Array;
  /** Nats that holding a value speaks for somebody who is no member. */
  forOther: Float64Array;
  /** The same less the crowd of values of its kind, for a member and for somebody else; 0 for a value that no member holds. */
  fitsMember: Float64Array;
  fitsOther: Float64Array;
  /** Marks of accounts, all 0 between uses. */
  marks: Uint8Array;
}

const pools = new WeakMap<Incidences, Scratch[]>();

const make = (table: Incidences): Scratch => ({
  inside: new Uint8Array(table.accounts),
  counts: new Uint32Array(table.count),
  forOther: new Float64Array(table.count),
  fitsMember: new Float64Array(table.count),
  fitsOther: new Float64Array(table.count),
  marks: new Uint8Array(table.accounts),
});

/** Lends clean working arrays for the length of a call; a call inside the call gets others. */
export function withScratch<Result>(table: Incidences, use: (scratch: Scratch) => Result): Result {
  const pool = pools.get(table) ?? [];
  pools.set(table, pool);
  const scratch = pool.pop() ?? make(table);
  try {
    return use(scratch);
  } finally {
    pool.push(scratch);
  }
}
