import type { GraphView } from "@/lib/casefile/contract";
import type { Scheme } from "./palette";
import { colorOf, type DrawnGraph, type DrawnNode, edgesBetween, labelOf } from "./prepare-graph";

/** Communities that zooming in has opened, with the accounts in each. */
export interface Opened {
  id: string;
  view: GraphView;
}

/** Radius of an account inside its community: small enough that a hundred and fifty do not cover each other. */
const accountSize = 2;
/** Turn between one account and the next that leaves no gap and no line: the golden angle, as in a sunflower. */
const goldenAngle = Math.PI * (3 - Math.sqrt(5));

/**
 * The graph with some communities replaced by their accounts, each where its community stood: nothing else moves. Values that are not in
 * the picture yet stay out of it, so that it holds a few hundred marks however far one zooms in.
 */
export function openInPlace(graph: DrawnGraph, view: GraphView, opened: readonly Opened[], scheme: Scheme): DrawnGraph {
  const communities = new Map(graph.nodes.map((node) => [node.id, node]));
  const open = opened.filter(({ id }) => communities.has(id));
  if (open.length === 0) return graph;
  const gone = new Set(open.map(({ id }) => id));
  const nodes = [
    ...graph.nodes.filter(({ id }) => !gone.has(id)),
    ...open.flatMap(({ id, view: inside }) => accountsIn(id, communities.get(id)?.size ?? 0, inside, scheme)),
  ];
  const edges = [
    ...view.edges.filter(({ source, target }) => !gone.has(source) && !gone.has(target)),
    ...open.flatMap(({ view: inside }) => inside.edges),
  ];
  const drawn = edgesBetween(nodes, edges);
  const inside = new Set(nodes.filter(({ within }) => within !== undefined).map(({ id }) => id));
  return {
    ...drawn,
    nodes,
    edges: drawn.edges.map((edge) => (inside.has(edge.source) ? { ...edge, isQuiet: true } : edge)),
  };
}

function accountsIn(community: string, radius: number, { nodes }: GraphView, scheme: Scheme): DrawnNode[] {
  const inside = nodes.filter(({ type }) => type !== "value");
  return inside.map((node, index) => {
    const distance = radius * Math.sqrt((index + 0.5) / inside.length);
    return {
      ...{
        id: node.id,
        label: labelOf(node),
        size: accountSize,
        color: colorOf(node, scheme),
        node,
        within: community,
      },
      x: distance * Math.cos(index * goldenAngle),
      y: distance * Math.sin(index * goldenAngle),
    };
  });
}
