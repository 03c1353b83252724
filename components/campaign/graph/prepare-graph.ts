import { formatCount } from "@/components/data/count";
import type { GraphNode, GraphView } from "@/lib/casefile/contract";
import { palettes, type Scheme } from "./palette";
import { type Position, seedPositions } from "./seed-positions";

/** A node as it is drawn, before the layout has moved it. */
export interface DrawnNode extends Position {
  id: string;
  label: string;
  size: number;
  color: string;
  node: GraphNode;
}

export interface DrawnEdge {
  id: string;
  source: string;
  target: string;
  size: number;
  /** Pull of the layout. */
  weight: number;
}

export interface DrawnGraph {
  nodes: DrawnNode[];
  edges: DrawnEdge[];
  neighbours: Map<string, Set<string>>;
}

/** Decides everything about the drawing but the final places. Edges to nodes that are not shown are left out. */
export function prepareGraph(view: GraphView, scheme: Scheme): DrawnGraph {
  const seeds = seedPositions(view.nodes);
  const nodes = view.nodes.map((node) => ({
    ...(seeds.get(node.id) ?? { x: 0, y: 0 }),
    id: node.id,
    label: labelOf(node),
    size: sizeOf(node),
    color: colorOf(node, scheme),
    node,
  }));
  const neighbours = new Map<string, Set<string>>(nodes.map(({ id }) => [id, new Set()]));
  const edges: DrawnEdge[] = [];
  for (const { source, target, accounts, nats } of view.edges) {
    const [from, to] = [neighbours.get(source), neighbours.get(target)];
    if (!from || !to || source === target || from.has(target)) continue;
    from.add(target);
    to.add(source);
    const size = Math.min(4, 0.6 + Math.log10(Math.max(1, accounts)));
    edges.push({ id: `${source} ${target}`, source, target, size, weight: Math.max(0.2, nats) });
  }
  return { nodes, edges, neighbours };
}

/** What a node is called: a value with how many hold it here and overall, a community with how many it stands for. */
export function labelOf(node: GraphNode): string {
  const overall = node.accountsOverall === null ? "" : ` / ${formatCount(node.accountsOverall)}`;
  if (node.type === "value") return `${node.label} · ${formatCount(node.accounts)}${overall}`;
  if (node.type === "community") return `${node.label} · ${formatCount(node.accounts)} accounts`;
  return node.label;
}

/** Radius in pixels: a value by the nats it is worth, a community by the root of what it stands for. */
export function sizeOf(node: GraphNode): number {
  if (node.type === "value") return 4 + Math.min(10, Math.max(0, node.weight ?? 0));
  if (node.type === "community") return Math.min(18, 5 + 0.45 * Math.sqrt(node.accounts));
  return 4;
}

function colorOf(node: GraphNode, scheme: Scheme): string {
  const palette = palettes[scheme];
  if (node.type === "value" && node.family) return palette.families[node.family];
  return palette.tiers[node.tier ?? "core"];
}
