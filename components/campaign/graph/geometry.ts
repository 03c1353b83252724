import type { Position } from "./seed-positions";

/** Whether a place is inside a closed line, by the number of its sides to one hand (even-odd rule). */
export function isInside({ x, y }: Position, line: readonly Position[]): boolean {
  let inside = false;
  for (const [index, a] of line.entries()) {
    const b = line[(index + line.length - 1) % line.length] ?? a;
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

export const directions = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
} as const;
export type Direction = keyof typeof directions;

/** How much further a step to the side counts than one ahead. */
const sideways = 2;

/** The nearest node that way from one, in pixels with y downwards; the one nearest to the middle without a start. */
export function stepFrom(
  from: string | null,
  direction: Direction,
  places: ReadonlyMap<string, Position>,
  middle: Position,
): string | null {
  const start = from === null ? undefined : places.get(from);
  const costOf = ({ x, y }: Position): number => {
    if (start === undefined) return Math.hypot(x - middle.x, y - middle.y);
    const way = directions[direction];
    const ahead = (x - start.x) * way.x + (y - start.y) * way.y;
    const aside = Math.abs((x - start.x) * way.y) + Math.abs((y - start.y) * way.x);
    return ahead <= 0 || aside > sideways * ahead ? Number.POSITIVE_INFINITY : ahead + sideways * aside;
  };
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [id, place] of places) {
    const cost = id === from ? Number.POSITIVE_INFINITY : costOf(place);
    if (cost < least || (cost === least && best !== null && cost < Number.POSITIVE_INFINITY && id < best)) {
      best = id;
      least = cost;
    }
  }
  return best ?? from;
}
