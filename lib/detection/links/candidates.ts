import { hash32 } from "@/lib/kernel";
import type { Configuration } from "../configuration";
import type { Incidences } from "../model";
import { holderCount } from "./incidences";

/** Nats below which a value proposes no pairs: it cannot corroborate anything. */
const proposes = (weight: number, config: Configuration): boolean => weight >= config.corroboratingNats;

/** Distances around the ring of a value's holders: seeded by the value, so that the sparse graph is an expander. */
function strides(holders: number, seed: string, partners: number): number[] {
  const found = new Set<number>([1]);
  const half = Math.floor(holders / 2);
  for (let i = 0; found.size < partners / 2 && i < partners * 4; i++) found.add(1 + (hash32(`${seed}/${i}`) % half));
  return [...found];
}

function forEachPair(table: Incidences, v: number, config: Configuration, visit: (a: number, b: number) => void): void {
  const start = table.valueStart[v] ?? 0;
  const count = holderCount(table, v);
  const holder = (i: number): number => table.holders[start + (i % count)] ?? 0;
  if (count <= config.allPairsUpTo) {
    for (let i = 0; i < count; i++) for (let j = i + 1; j < count; j++) visit(holder(i), holder(j));
    return;
  }
  for (const stride of strides(count, `${table.id[v]}/${table.slot[v]}`, config.partners)) {
    for (let i = 0; i < count; i++) visit(holder(i), holder(i + stride));
  }
}

/** Pairs that are held at a time: what bounds memory, whatever the traffic. */
const mostPairs = 4_000_000;

function forEachCandidate(
  table: Incidences,
  weights: Float64Array,
  config: Configuration,
  visit: (a: number, b: number) => void,
): void {
  for (let v = 0; v < table.count; v++) {
    if (!proposes(weights[v] ?? 0, config)) continue;
    const holders = holderCount(table, v);
    if (holders > config.ubiquitousShare * table.population && holders > config.allPairsUpTo) continue;
    forEachPair(table, v, config, visit);
  }
}

/** Cuts the accounts into ranges whose pairs, each counted at its lower account, are few enough to be held, as far as one allows. */
function rangesOf(pairs: Uint32Array, most: number): { from: number; to: number; pairs: number }[] {
  const ranges: { from: number; to: number; pairs: number }[] = [];
  let from = 0;
  let sum = 0;
  pairs.forEach((count, account) => {
    if (sum > 0 && sum + count > most) {
      ranges.push({ from, to: account, pairs: sum });
      from = account;
      sum = 0;
    }
    sum += count;
  });
  if (sum > 0) ranges.push({ from, to: pairs.length, pairs: sum });
  return ranges;
}

/**
 * Pairs worth scoring, near-linear in the incidences: all pairs of small values, a few seeded partners in large ones.
 * A pair is the number `low · accounts + high`, ascending and unique over all blocks (exact up to 90 million accounts).
 */
export function* candidatePairs(
  table: Incidences,
  weights: Float64Array,
  config: Configuration,
  most = mostPairs,
): Generator<Float64Array> {
  const pairs = new Uint32Array(table.accounts);
  forEachCandidate(table, weights, config, (a, b) => {
    const low = Math.min(a, b);
    pairs[low] = (pairs[low] ?? 0) + 1;
  });
  for (const range of rangesOf(pairs, most)) {
    const keys = new Float64Array(range.pairs);
    let at = 0;
    forEachCandidate(table, weights, config, (a, b) => {
      const low = Math.min(a, b);
      if (low >= range.from && low < range.to) keys[at++] = low * table.accounts + Math.max(a, b);
    });
    keys.sort();
    let unique = 0;
    for (let i = 0; i < keys.length; i++) if (i === 0 || keys[i] !== keys[i - 1]) keys[unique++] = keys[i] ?? 0;
    yield keys.subarray(0, unique);
  }
}
