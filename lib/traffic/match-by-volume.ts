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
