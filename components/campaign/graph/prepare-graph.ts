import { familyNames } from "@/components/badges/meanings";
import { formatCount } from "@/components/data/count";
import { formatNats } from "@/components/data/nats";
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
  /** The community that it stands inside; `x` and `y` are then measured from its middle. */
  within?: string;
}

export interface DrawnEdge {
  id: string;
  source: string;
  target: string;
  size: number;
  /** Pull of the layout. */
  weight: number;
  /** One of many that would cover the picture: drawn only where one of its ends is pointed at or stands alone. */
  isQuiet?: boolean;
}

export interface DrawnGraph {
  nodes: DrawnNode[];
  edges: DrawnEdge[];
  neighbours: Map<string, Set<string>>;
}

/** Decides everything about the drawing but the final places. */
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
  return { nodes, ...edgesBetween(nodes, view.edges) };
}

/** Edges as they are drawn, and who stands beside whom. Those to nodes that are not shown are left out. */
export function edgesBetween(
  nodes: readonly { id: string }[],
  all: GraphView["edges"],
): Pick<DrawnGraph, "edges" | "neighbours"> {
  const neighbours = new Map<string, Set<string>>(nodes.map(({ id }) => [id, new Set()]));
  const edges: DrawnEdge[] = [];
  for (const { source, target, accounts, nats } of all) {
    const [from, to] = [neighbours.get(source), neighbours.get(target)];
    if (!from || !to || source === target || from.has(target)) continue;
    from.add(target);
    to.add(source);
    const size = Math.min(3, 0.5 + 0.8 * Math.log10(Math.max(1, accounts)));
    edges.push({ id: `${source} ${target}`, source, target, size, weight: Math.max(0.2, nats) });
  }
  return { edges, neighbours };
}

/** What a node is called: a value with how many hold it here and overall, a community with how many it stands for. */
export function labelOf(node: GraphNode): string {
  const overall = node.accountsOverall === null ? "" : ` / ${formatCount(node.accountsOverall)}`;
  const more = node.more === 0 ? "" : `  +${formatCount(node.more)}`;
  if (node.type === "value") return `${node.label} · ${formatCount(node.accounts)}${overall}${more}`;
  if (node.type === "community") return `${node.label} · ${formatCount(node.accounts)} accounts`;
  return `${node.label}${more}`;
}

/** A node in words, for those who hear it. */
export function inWords(node: GraphNode, neighbours: number): string {
  const parts = [node.label];
  if (node.type === "account") parts.push(node.tier === null ? "account" : `${node.tier} account`);
  if (node.type === "community") parts.push(`community of ${formatCount(node.accounts)} accounts`);
  if (node.family !== null)
    parts.push(`${familyNames[node.family]} value`, `${formatCount(node.accounts)} accounts here`);
  const unrelated = unrelatedOf(node);
  if (unrelated !== null) parts.push(`${formatCount(unrelated)} unrelated accounts`);
  if (node.weight !== null) parts.push(`${formatNats(node.weight)} nats`);
  parts.push(`${neighbours} neighbours in the picture`);
  if (node.more > 0) parts.push(`${formatCount(node.more)} more`);
  return parts.join(", ");
}

/** Of a value, how many accounts outside the campaign hold it; null of anything else. */
export const unrelatedOf = ({ accounts, accountsOverall }: GraphNode): number | null =>
  accountsOverall === null ? null : Math.max(0, accountsOverall - accounts);

/** Radius in pixels: a value by the nats it is worth, a community by the root of what it stands for. */
export function sizeOf(node: GraphNode): number {
  if (node.type === "value") return 4 + Math.min(10, Math.max(0, node.weight ?? 0));
  if (node.type === "community") return Math.min(18, 5 + 0.45 * Math.sqrt(node.accounts));
  return 4;
}

export function colorOf(node: GraphNode, scheme: Scheme): string {
  const palette = palettes[scheme];
  if (node.type === "value" && node.family) return palette.families[node.family];
  return palette.tiers[node.tier ?? "core"];
}

/** What can be opened into its accounts; the number of those that there was no room for cannot. */
export const isCommunity = ({ id, type }: GraphNode): boolean => type === "community" && !id.startsWith("c:more:");
