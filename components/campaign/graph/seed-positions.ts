import type { GraphNode } from "@/lib/casefile/contract";
import { families } from "@/lib/detection/contract";

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
  const [first, second] = [fraction(node.id), fraction(`${node.id}#`)];
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

/** A number in [0, 1) that depends on the text alone (FNV-1a, mixed). */
function fraction(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}
