import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import { anchored } from "./anchor";
import type { Position } from "./seed-positions";

/** What a layout needs of a graph; small enough to send to a worker. */
export interface LayoutInput {
  nodes: { id: string; x: number; y: number; size: number }[];
  edges: { source: string; target: string; weight: number }[];
  iterations: number;
  /** Where nodes stood before a filter. */
  known?: Readonly<Record<string, Position>>;
}

/** Moves nodes from their seeded places by a fixed number of rounds: the same input gives the same picture. */
export function layOut({ nodes, edges, iterations, known }: LayoutInput): Record<string, Position> {
  const standing = known && anchored({ nodes, edges }, known);
  if (standing) return partOverlaps(nodes, standing);
  const graph = new Graph({ type: "undirected", multi: false });
  for (const { id, ...attributes } of nodes) graph.addNode(id, attributes);
  for (const { source, target, weight } of edges) graph.addEdge(source, target, { weight });
  const places = forceAtlas2(graph, {
    iterations,
    getEdgeWeight: "weight",
    settings: {
      ...forceAtlas2.inferSettings(graph),
      barnesHutOptimize: nodes.length > 500,
      edgeWeightInfluence: 0.4,
      gravity: 0.6,
      scalingRatio: 18,
      linLogMode: true,
    },
  });
  return partOverlaps(nodes, toFrame(places));
}

/** Side of the frame that places are scaled to: about that of the picture in pixels, so that sizes can be compared. */
const frame = 800;

function toFrame(places: Record<string, Position>): Record<string, Position> {
  const all = Object.values(places);
  const centre = { x: mean(all.map(({ x }) => x)), y: mean(all.map(({ y }) => y)) };
  const reach = Math.max(1e-9, ...all.map(({ x, y }) => Math.max(Math.abs(x - centre.x), Math.abs(y - centre.y))));
  const scale = frame / 2 / reach;
  const scaled = ([id, { x, y }]: [string, Position]): [string, Position] => [
    id,
    { x: (x - centre.x) * scale, y: (y - centre.y) * scale },
  ];
  return Object.fromEntries(Object.entries(places).map(scaled));
}

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const gap = 3;
const partingRounds = 60;
/** Above this the pairs are too many to compare, and the picture too full for it to help. */
const mostParted = 600;

/** Pushes nodes apart that would cover each other, a little in each round. */
function partOverlaps(nodes: LayoutInput["nodes"], places: Record<string, Position>): Record<string, Position> {
  if (nodes.length > mostParted) return places;
  const discs = nodes.flatMap(({ id, size }) => (places[id] ? [{ at: places[id], size }] : []));
  for (let round = 0; round < partingRounds; round++) {
    for (const [index, a] of discs.entries()) {
      for (let other = index + 1; other < discs.length; other++) {
        const b = discs[other];
        if (b) part(a, b);
      }
    }
  }
  return places;
}

function part(a: { at: Position; size: number }, b: { at: Position; size: number }): void {
  const [dx, dy] = [b.at.x - a.at.x, b.at.y - a.at.y];
  const distance = Math.hypot(dx, dy) || 1e-6;
  const overlap = a.size + b.size + gap - distance;
  if (overlap <= 0) return;
  const [mx, my] = [(dx / distance) * overlap * 0.25, (dy / distance) * overlap * 0.25];
  a.at.x -= mx;
  a.at.y -= my;
  b.at.x += mx;
  b.at.y += my;
}
