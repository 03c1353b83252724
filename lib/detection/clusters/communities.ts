import { forEachLink } from "../links/link-graph";
import type { Links } from "../model";
import { UnionFind } from "./union-find";

/** A weighted undirected graph in compressed rows, over nodes 0 … size-1. */
interface Graph {
  size: number;
  start: Uint32Array;
  neighbour: Uint32Array;
  weight: Float32Array;
  strength: Float64Array;
}

const maximumSweeps = 20;
const maximumLevels = 10;

const add = (array: Uint32Array | Float64Array, i: number, by: number): void => {
  array[i] = (array[i] ?? 0) + by;
};

/** The links themselves as a graph over accounts. */
function graphOf({ start, neighbour, nats }: Links): Graph {
  const size = start.length - 1;
  const strength = new Float64Array(size);
  for (let node = 0; node < size; node++) {
    for (let i = start[node] ?? 0; i < (start[node + 1] ?? 0); i++) add(strength, node, nats[i] ?? 0);
  }
  return { size, start, neighbour, weight: nats, strength };
}

/** The links between communities as a graph over these. */
function condensed(links: Links, labels: Uint32Array, size: number): Graph {
  const start = new Uint32Array(size + 1);
  const strength = new Float64Array(size);
  const between = (visit: (x: number, y: number, weight: number) => void) =>
    forEachLink(links, (a, b, nats) => visit(labels[a] ?? 0, labels[b] ?? 0, nats));
  between((x, y, weight) => {
    add(strength, x, weight);
    add(strength, y, weight);
    if (x === y) return;
    add(start, x + 1, 1);
    add(start, y + 1, 1);
  });
  for (let i = 0; i < size; i++) add(start, i + 1, start[i] ?? 0);
  const next = start.slice();
  const neighbour = new Uint32Array(start[size] ?? 0);
  const weights = new Float32Array(start[size] ?? 0);
  const put = (from: number, to: number, weight: number) => {
    const at = next[from] ?? 0;
    neighbour[at] = to;
    weights[at] = weight;
    next[from] = at + 1;
  };
  between((x, y, weight) => {
    if (x === y) return;
    put(x, y, weight);
    put(y, x, weight);
  });
  return { size, start, neighbour, weight: weights, strength };
}

/** Moves nodes, in ascending order, to the neighbouring community that raises modularity most, until nothing moves. */
function moveNodes(graph: Graph, total: number): Uint32Array {
  const community = Uint32Array.from({ length: graph.size }, (_, i) => i);
  const mass = graph.strength.slice();
  const toward = new Float64Array(graph.size);
  for (let sweep = 0; sweep < maximumSweeps; sweep++) {
    let moved = 0;
    for (let node = 0; node < graph.size; node++) {
      const own = community[node] ?? 0;
      const touched: number[] = [own];
      for (let i = graph.start[node] ?? 0; i < (graph.start[node + 1] ?? 0); i++) {
        const other = community[graph.neighbour[i] ?? 0] ?? 0;
        if (toward[other] === 0) touched.push(other);
        toward[other] = (toward[other] ?? 0) + (graph.weight[i] ?? 0);
      }
      const strength = graph.strength[node] ?? 0;
      mass[own] = (mass[own] ?? 0) - strength;
      const gain = (c: number) => (toward[c] ?? 0) - (strength * (mass[c] ?? 0)) / total;
      let best = own;
      for (const c of touched) {
        const better = gain(c) - gain(best);
        if (better > 1e-9 || (better > -1e-9 && c < best && best !== own)) best = c;
      }
      for (const c of touched) toward[c] = 0;
      mass[best] = (mass[best] ?? 0) + strength;
      community[node] = best;
      if (best !== own) moved++;
    }
    if (moved === 0) break;
  }
  return community;
}

/** Splits communities that are not connected inside: the flaw of Louvain that Leiden mends. */
function connectedParts(graph: Graph, community: Uint32Array): Uint32Array {
  const sets = new UnionFind(graph.size);
  for (let node = 0; node < graph.size; node++) {
    for (let i = graph.start[node] ?? 0; i < (graph.start[node + 1] ?? 0); i++) {
      const other = graph.neighbour[i] ?? 0;
      if (community[node] === community[other]) sets.union(node, other);
    }
  }
  return Uint32Array.from({ length: graph.size }, (_, i) => sets.find(i));
}

function renumber(labels: Uint32Array): { labels: Uint32Array; count: number } {
  const numbers = new Map<number, number>();
  const result = labels.map((label) => {
    const known = numbers.get(label) ?? numbers.size;
    numbers.set(label, known);
    return known;
  });
  return { labels: result, count: numbers.size };
}

/**
 * Communities of a link graph by modularity, multi-level, deterministic, each connected. Near-linear in the links.
 * @returns a community number for each account
 */
export function communities(links: Links): Uint32Array {
  let graph = graphOf(links);
  const total = graph.strength.reduce((sum, strength) => sum + strength, 0);
  let labels = Uint32Array.from({ length: graph.size }, (_, i) => i);
  if (total === 0) return labels;
  for (let level = 0; level < maximumLevels; level++) {
    const { labels: parts, count } = renumber(connectedParts(graph, moveNodes(graph, total)));
    if (count === graph.size) break;
    labels = labels.map((label) => parts[label] ?? 0);
    graph = condensed(links, labels, count);
  }
  return labels;
}
