import type { LayoutInput } from "./layout";
import type { Position } from "./seed-positions";

/** Of a graph's nodes, this share must have a place already for the others to be fitted in between them. */
const knownShare = 0.5;

/**
 * Places of a graph most of whose nodes stand somewhere already: those stay, each other goes to the middle of its neighbours, so that a
 * filter does not turn the picture over. Undefined where too few are known.
 */
export function anchored(
  { nodes, edges }: Pick<LayoutInput, "nodes" | "edges">,
  known: Readonly<Record<string, Position>>,
): Record<string, Position> | undefined {
  const standing = nodes.filter(({ id }) => known[id] !== undefined);
  if (standing.length < nodes.length * knownShare) return undefined;
  const sums = new Map<string, { x: number; y: number; weight: number }>();
  const pull = (id: string, { x, y }: Position, weight: number) => {
    const sum = sums.get(id) ?? { x: 0, y: 0, weight: 0 };
    sums.set(id, { x: sum.x + x * weight, y: sum.y + y * weight, weight: sum.weight + weight });
  };
  for (const { source, target, weight } of edges) {
    const [from, to] = [known[source], known[target]];
    if (from && !to) pull(target, from, weight);
    if (to && !from) pull(source, to, weight);
  }
  const placeOf = ({ id, x, y }: LayoutInput["nodes"][number]): Position => {
    const sum = sums.get(id);
    // A little off by its own seed: two that have the same neighbours would stand on each other.
    return known[id] ?? (sum ? { x: sum.x / sum.weight + x * 0.05, y: sum.y / sum.weight + y * 0.05 } : { x, y });
  };
  return Object.fromEntries(nodes.map((node) => [node.id, { ...placeOf(node) }]));
}
