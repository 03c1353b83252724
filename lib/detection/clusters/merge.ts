import { description } from "./describe";
import { MarkIndex, marksOf } from "./marks";
import type { RefineInput } from "./refine";
import { sectionOf } from "./section";

interface Part {
  set: readonly number[];
  /** What joining with another part would gain, by its number. */
  gains: Map<number, number>;
}

const unionOf = (a: readonly number[], b: readonly number[]): number[] =>
  [...new Set([...a, ...b])].sort((x, y) => x - y);

function gainOf(a: readonly number[], b: readonly number[], input: RefineInput): number {
  const union = unionOf(a, b);
  const section = sectionOf(union, input);
  const inA = new Set(a);
  const places = Array.from(union.keys());
  const [ofA, ofB] = [places.filter((i) => inA.has(union[i] ?? 0)), places.filter((i) => !inA.has(union[i] ?? 0))];
  return description(places, section) - description(ofA, section) - description(ofB, section);
}

/**
 * Joins sets that one profile describes at least as well as two, the best gain first. Only near sets are
 * compared: a public wrapper joins nobody.
 */
export function mergeMembers(sets: readonly (readonly number[])[], input: RefineInput): (readonly number[])[] {
  const parts = new Map<number, Part>();
  const index = new MarkIndex();
  const add = (id: number, set: readonly number[]): void => {
    const gains = new Map<number, number>();
    index.add(id, marksOf(set, input));
    for (const other of index.near(id)) {
      const rival = parts.get(other);
      if (rival) gains.set(other, gainOf(set, rival.set, input));
    }
    parts.set(id, { set, gains });
  };
  const take = (id: number): readonly number[] => {
    const set = parts.get(id)?.set ?? [];
    parts.delete(id);
    index.remove(id);
    return set;
  };
  sets.forEach((set, id) => {
    add(id, set);
  });
  for (let next = sets.length; ; next++) {
    const best = bestPair(parts);
    if (!best) return [...parts.values()].map((part) => part.set);
    add(next, unionOf(take(best.a), take(best.b)));
  }
}

function bestPair(parts: ReadonlyMap<number, Part>) {
  let best: { a: number; b: number; gain: number } | undefined;
  for (const [a, { gains }] of parts) {
    for (const [b, gain] of gains) {
      if (!parts.has(b)) gains.delete(b);
      else if (gain > (best?.gain ?? 0)) best = { a, b, gain };
    }
  }
  return best;
}
