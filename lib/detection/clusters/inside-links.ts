import type { Links } from "../model";

/**
 * Cuts the links among the accounts of a set out of a graph, one set after the other: accounts become places in the set.
 * @returns takes a set, ascending
 */
export function linksAmong({ start, neighbour, nats }: Links): (set: readonly number[]) => Links {
  // Places from 1 on, all 0 between sets: a set costs what its members are linked to.
  const places = new Uint32Array(start.length - 1);
  return (set) => {
    set.forEach((account, i) => {
      places[account] = i + 1;
    });
    const starts = new Uint32Array(set.length + 1);
    const inside = (visit: (place: number, other: number, i: number) => void) => {
      set.forEach((account, place) => {
        const end = start[account + 1] ?? 0;
        for (let i = start[account] ?? 0; i < end; i++) {
          const other = places[neighbour[i] ?? 0] ?? 0;
          if (other > 0) visit(place, other - 1, i);
        }
      });
    };
    inside((place) => {
      starts[place + 1] = (starts[place + 1] ?? 0) + 1;
    });
    for (let place = 0; place < set.length; place++)
      starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0);
    const total = starts[set.length] ?? 0;
    const own = { start: starts, neighbour: new Uint32Array(total), nats: new Float32Array(total) };
    let at = 0;
    inside((_, other, i) => {
      own.neighbour[at] = other;
      own.nats[at++] = nats[i] ?? 0;
    });
    for (const account of set) places[account] = 0;
    return own;
  };
}
