import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import type { Position } from "./seed-positions";

/** What a layout needs of a graph; small enough to send to a worker. */
export interface LayoutInput {
  nodes: { id: string; x: number; y: number; size: number }[];
  edges: { source: string; target: string; weight: number }[];
  iterations: number;
}

/** Moves nodes from their seeded places by a fixed number of rounds: the same input gives the same picture. */
export function layOut({ nodes, edges, iterations }: LayoutInput): Record<string, Position> {
  const graph = new Graph({ type: "undirected", multi: false });
  for (const { id, ...attributes } of nodes) graph.addNode(id, attributes);
  for (const { source, target, weight } of edges) graph.addEdge(source, target, { weight });
  return forceAtlas2(graph, {
    iterations,
    getEdgeWeight: "weight",
    settings: {
      ...forceAtlas2.inferSettings(graph),
      adjustSizes: false,
      barnesHutOptimize: nodes.length > 500,
      edgeWeightInfluence: 0.4,
      gravity: 0.6,
      scalingRatio: 18,
      linLogMode: true,
    },
  });
}
