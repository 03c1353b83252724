import type { GraphNode } from "@/lib/casefile/contract";
import { families } from "@/lib/detection/contract";
import { seededRandom } from "@/lib/kernel/random";

export interface Position {
  x: number;
  y: number;
}

/**
 * Where each node starts before the layout moves it: values on a ring, each family in its own sector, accounts inside.
 * It depends on the ids only, so that a graph looks the same on every visit.
 */
export function seedPositions(nodes: readonly GraphNode[]): Map<string, Position> {
  return new Map(nodes.map((node) => [node.id, seedOf(node)]));
}

function seedOf(node: GraphNode): Position {
  const random = seededRandom(node.id);
  const [first, second] = [random.next(), random.next()];
  if (node.type === "value" && node.family !== null) {
    const sector = (families.indexOf(node.family) + 0.15 + 0.7 * first) / families.length;
    return polar(sector, 100 + 20 * second);
  }
  return polar(first, 70 * Math.sqrt(second));
}

const polar = (turn: number, radius: number): Position => ({
  x: radius * Math.cos(2 * Math.PI * turn),
  y: radius * Math.sin(2 * Math.PI * turn),
});
