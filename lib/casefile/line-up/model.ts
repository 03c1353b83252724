import type { HabitRow } from "@/lib/traffic";
import type { Sketch } from "./contract";

export interface Volume {
  id: string;
  exchanges: number;
}

/** How many times as much, or as little, still counts as the same volume. */
export const sameVolume = 1.25;

/**
 * Gives each member the free outsider whose volume is nearest, as a ratio; the members with the most first, since there are fewest to
 * choose from. A member without any within reach has none.
 */
export function matchByVolume(members: readonly Volume[], outsiders: readonly Volume[]): Map<string, string> {
  const free = new Set(outsiders);
  const pairs = new Map<string, string>();
  const distance = (a: Volume, b: Volume) => Math.abs(Math.log(a.exchanges / b.exchanges));
  for (const member of [...members].sort((a, b) => b.exchanges - a.exchanges)) {
    let nearest: Volume | undefined;
    for (const one of free) {
      if (nearest === undefined || distance(member, one) < distance(member, nearest)) nearest = one;
    }
    if (nearest === undefined || distance(member, nearest) > Math.log(sameVolume)) continue;
    free.delete(nearest);
    pairs.set(member.id, nearest.id);
  }
  return pairs;
}

/** Draws an account from what it does. */
export function sketchOf(accountId: string, isMember: boolean, habits: readonly HabitRow[]): Sketch {
  const own = habits.filter(({ id }) => id === accountId);
  const hours = Array.from({ length: 24 }, () => 0);
  for (const { hour, exchanges } of own) hours[hour] = (hours[hour] ?? 0) + exchanges;
  return {
    accountId,
    isMember,
    exchanges: hours.reduce((sum, one) => sum + one, 0),
    hours,
    models: partsOf(own, ({ model }) => model),
    capabilities: partsOf(own, ({ capability }) => capability),
  };
}

function partsOf(habits: readonly HabitRow[], keyOf: (row: HabitRow) => string): Sketch["models"] {
  const parts = new Map<string, number>();
  for (const row of habits) parts.set(keyOf(row), (parts.get(keyOf(row)) ?? 0) + row.exchanges);
  return [...parts]
    .map(([key, exchanges]) => ({ key, exchanges }))
    .sort((a, b) => b.exchanges - a.exchanges || (a.key < b.key ? -1 : 1));
}
