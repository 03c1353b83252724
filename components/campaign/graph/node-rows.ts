import type { GraphNode } from "@/lib/casefile/contract";
import type { DrawnGraph } from "./prepare-graph";

export interface NodeRow {
  id: string;
  node: GraphNode;
  neighbours: number;
}

/** The nodes as a list: whom an opened account is linked to, what is shared by how much it joins, then communities and accounts by size. */
export function prepareNodeRows(graph: DrawnGraph, isolated: string | null): NodeRow[] {
  const near = isolated === null ? undefined : graph.neighbours.get(isolated);
  return graph.nodes
    .filter(({ id }) => isolated === null || id === isolated || near?.has(id) === true)
    .map(({ id, node }) => ({ id, node, neighbours: graph.neighbours.get(id)?.size ?? 0 }))
    .sort(
      (a, b) => rank(a) - rank(b) || weight(b) - weight(a) || b.neighbours - a.neighbours || (a.id < b.id ? -1 : 1),
    );
}

const isLinked = ({ node }: NodeRow) => node.type === "account" && node.weight !== null;
const rank = (row: NodeRow) => (isLinked(row) ? -1 : ["value", "community", "account"].indexOf(row.node.type));
const weight = ({ node }: NodeRow) => (node.weight === null ? node.accounts : node.weight * node.accounts);
