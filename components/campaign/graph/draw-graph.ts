import Graph from "graphology";
import Sigma from "sigma";
import { hoverLabel, nodeLabel } from "./draw-labels";
import { isInside } from "./geometry";
import { palettes, type Scheme } from "./palette";
import { type DrawnGraph, isCommunity } from "./prepare-graph";
import type { Position } from "./seed-positions";

/** What the drawing is told from outside, and asked again at every refresh. */
export interface Emphasis {
  /** The node under the pointer, or named by the list beside. */
  hovered: string | null;
  /** The node whose neighbourhood alone is shown. */
  isolated: string | null;
  selected: ReadonlySet<string>;
}

export interface GraphHandlers {
  onHover: (id: string | null) => void;
  onClick: (id: string) => void;
  onOpen: (id: string) => void;
  onClickStage: () => void;
  /** Communities that are large enough on the screen to show what is in them. */
  onNear: (ids: string[]) => void;
}

export interface Drawing {
  /** Changes what is drawn; whoever stands somewhere already stays there. */
  show: (graph: DrawnGraph) => void;
  emphasise: (emphasis: Emphasis) => void;
  /** Where nodes are, in pixels of the picture; those that are hidden are left out. */
  places: () => Map<string, Position>;
  /** The nodes inside a line that was drawn over the picture. */
  within: (line: readonly Position[]) => string[];
  fit: () => void;
  /** Above one comes nearer; to a node if one is named. */
  zoom: (factor: number, to: string | null) => void;
  destroy: () => void;
}

export interface Scene {
  graph: DrawnGraph;
  places: Record<string, Position>;
  scheme: Scheme;
}

/** From this share of the whole picture's width on, communities in sight open. */
const openBelowRatio = 0.4;
/** Communities that are open at a time: more would be more marks than people read. */
const mostOpen = 4;
const nearPauseMs = 120;
const quick = { duration: 200 };

/** Draws a prepared graph at given places. It decides nothing; the caller destroys it. */
export function drawGraph(container: HTMLElement, scene: Scene, handlers: GraphHandlers): Drawing {
  const graph = new Graph({ type: "undirected" });
  let shown = scene.graph;
  let emphasis: Emphasis = { hovered: null, isolated: null, selected: new Set() };
  fill(graph, shown, scene);
  const sigma = new Sigma(graph, container, {
    ...sigmaSettings,
    labelColor: { color: palettes[scene.scheme].label },
    defaultDrawNodeLabel: nodeLabel(scene.scheme),
    defaultDrawNodeHover: hoverLabel(scene.scheme),
    ...reducers(
      graph,
      scene.scheme,
      () => shown,
      () => emphasis,
    ),
  });
  // What opens inside the picture must not change its scale.
  sigma.setCustomBBox(sigma.getBBox());
  const stopListening = listen(sigma, scene, handlers);
  const isHidden = (id: string) => sigma.getNodeDisplayData(id)?.hidden === true;
  const placed = (): Map<string, Position> =>
    new Map(
      graph
        .mapNodes((id, { x, y }): [string, Position] => [id, sigma.graphToViewport({ x, y })])
        .filter(([id]) => !isHidden(id)),
    );
  return {
    show: (next) => {
      shown = next;
      fill(graph, next, scene);
      sigma.refresh();
    },
    emphasise: (next) => {
      emphasis = next;
      sigma.refresh({ skipIndexation: true });
    },
    places: placed,
    within: (line) => [...placed()].filter(([, place]) => isInside(place, line)).map(([id]) => id),
    fit: () => void sigma.getCamera().animatedReset(quick),
    zoom: (factor, to) => {
      const place = to === null ? undefined : sigma.getNodeDisplayData(to);
      const middle = place === undefined ? {} : { x: place.x, y: place.y };
      void sigma.getCamera().animate({ ...middle, ratio: sigma.getCamera().getState().ratio / factor }, quick);
    },
    destroy: () => {
      stopListening();
      sigma.kill();
    },
  };
}

/** Makes the graph hold exactly what is to be drawn. */
function fill(graph: Graph, drawn: DrawnGraph, { places, scheme }: Scene): void {
  const wanted = new Set(drawn.nodes.map(({ id }) => id));
  for (const id of graph.nodes()) if (!wanted.has(id)) graph.dropNode(id);
  for (const { id, label, size, color, x, y, within } of drawn.nodes) {
    const middle = within === undefined ? undefined : places[within];
    const place = middle ? { x: middle.x + x, y: middle.y + y } : (places[id] ?? { x, y });
    graph.mergeNode(id, { label, size, color, ...place });
  }
  graph.clearEdges();
  for (const { source, target, size, isQuiet } of drawn.edges) {
    graph.addEdge(source, target, { size, color: palettes[scheme].edge, isQuiet });
  }
}

function reducers(graph: Graph, scheme: Scheme, shown: () => DrawnGraph, emphasis: () => Emphasis) {
  const palette = palettes[scheme];
  const isNear = (centre: string, id: string) => id === centre || shown().neighbours.get(centre)?.has(id) === true;
  type Data = Record<string, unknown>;
  return {
    nodeReducer: (id: string, data: Data) => {
      const { hovered, isolated, selected } = emphasis();
      if (isolated !== null && !isNear(isolated, id)) return { ...data, hidden: true };
      const chosen = selected.has(id) ? { color: palette.selected, size: Number(data.size) + 3, zIndex: 2 } : {};
      if (hovered === null) return { ...data, ...chosen };
      if (isNear(hovered, id)) return { ...data, forceLabel: true, zIndex: 1, highlighted: id === hovered, ...chosen };
      return { ...data, color: palette.faded, label: null, zIndex: 0, ...chosen };
    },
    edgeReducer: (edge: string, data: Data) => {
      const { hovered, isolated } = emphasis();
      if (data.isQuiet === true && ![hovered, isolated].some((id) => id !== null && graph.hasExtremity(edge, id))) {
        return { ...data, hidden: true };
      }
      if (hovered === null) return data;
      return graph.hasExtremity(edge, hovered)
        ? { ...data, color: palette.highlight, zIndex: 1 }
        : { ...data, color: palette.faded };
    },
  };
}

/** Hands on what happens over the picture; gives what ends it. */
function listen(sigma: Sigma, { graph, places }: Scene, handlers: GraphHandlers): () => void {
  sigma.on("enterNode", ({ node }) => handlers.onHover(node));
  sigma.on("leaveNode", () => handlers.onHover(null));
  sigma.on("clickNode", ({ node }) => handlers.onClick(node));
  sigma.on("clickStage", handlers.onClickStage);
  sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
    preventSigmaDefault();
    handlers.onOpen(node);
  });
  const communities = graph.nodes.filter(({ node }) => isCommunity(node)).map(({ id }) => id);
  const near = () => handlers.onNear(nearest(sigma, communities, places));
  let pause: ReturnType<typeof setTimeout> | undefined;
  sigma.getCamera().on("updated", () => {
    clearTimeout(pause);
    pause = setTimeout(near, nearPauseMs);
  });
  return () => clearTimeout(pause);
}

/** Once one has come near enough: the communities in sight, those in the middle of it first. */
function nearest(sigma: Sigma, communities: readonly string[], places: Record<string, Position>): string[] {
  if (sigma.getCamera().getState().ratio > openBelowRatio) return [];
  const { width, height } = sigma.getDimensions();
  return communities
    .flatMap((id) => (places[id] ? [{ id, at: sigma.graphToViewport(places[id]) }] : []))
    .filter(({ at }) => at.x > 0 && at.x < width && at.y > 0 && at.y < height)
    .map(({ id, at }) => ({ id, far: Math.hypot(at.x - width / 2, at.y - height / 2) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, mostOpen)
    .map(({ id }) => id)
    .sort();
}

const sigmaSettings = {
  allowInvalidContainer: true,
  labelFont: 'Inter, system-ui, "Segoe UI", Roboto, "Liberation Sans", sans-serif',
  labelSize: 12,
  labelWeight: "500",
  labelDensity: 0.5,
  labelGridCellSize: 170,
  labelRenderedSizeThreshold: 6,
  zIndex: true,
  minCameraRatio: 0.02,
  maxCameraRatio: 3,
  stagePadding: 40,
} as const;
