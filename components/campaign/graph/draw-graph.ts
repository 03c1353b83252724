import Graph from "graphology";
import Sigma from "sigma";
import { palettes, type Scheme } from "./palette";
import type { DrawnGraph } from "./prepare-graph";
import type { Position } from "./seed-positions";

/** What the drawing is told from outside, and asked again at every refresh. */
export interface Emphasis {
  /** The node under the pointer, or named by the list beside. */
  hovered: string | null;
  /** The node whose neighbourhood alone is shown. */
  isolated: string | null;
}

export interface GraphHandlers {
  onHover: (id: string | null) => void;
  onClick: (id: string) => void;
  onClickStage: () => void;
}

export interface Drawing {
  emphasise: (emphasis: Emphasis) => void;
  fit: () => void;
  destroy: () => void;
}

/** Draws a prepared graph at given places. It decides nothing; the caller destroys it. */
export function drawGraph(
  container: HTMLElement,
  drawn: DrawnGraph,
  places: Record<string, Position>,
  scheme: Scheme,
  handlers: GraphHandlers,
): Drawing {
  const palette = palettes[scheme];
  const graph = new Graph({ type: "undirected" });
  for (const { id, label, size, color, x, y } of drawn.nodes) {
    graph.addNode(id, { label, size, color, ...(places[id] ?? { x, y }) });
  }
  for (const { source, target, size } of drawn.edges) graph.addEdge(source, target, { size, color: palette.edge });
  let emphasis: Emphasis = { hovered: null, isolated: null };
  const isNear = (centre: string, id: string) => id === centre || drawn.neighbours.get(centre)?.has(id) === true;
  const sigma = new Sigma(graph, container, {
    ...sigmaSettings,
    labelColor: { color: palette.label },
    defaultDrawNodeLabel: nodeLabel(scheme),
    defaultDrawNodeHover: hoverLabel(scheme),
    nodeReducer: (id, data) => {
      if (emphasis.isolated !== null && !isNear(emphasis.isolated, id)) return { ...data, hidden: true };
      if (emphasis.hovered === null) return data;
      if (isNear(emphasis.hovered, id))
        return { ...data, forceLabel: true, zIndex: 1, highlighted: id === emphasis.hovered };
      return { ...data, color: palette.faded, label: null, zIndex: 0 };
    },
    edgeReducer: (edge, data) => {
      if (emphasis.hovered === null) return data;
      return graph.hasExtremity(edge, emphasis.hovered)
        ? { ...data, color: palette.highlight, zIndex: 1 }
        : { ...data, color: palette.faded };
    },
  });
  sigma.on("enterNode", ({ node }) => handlers.onHover(node));
  sigma.on("leaveNode", () => handlers.onHover(null));
  sigma.on("clickNode", ({ node }) => handlers.onClick(node));
  sigma.on("clickStage", handlers.onClickStage);
  return {
    emphasise: (next) => {
      emphasis = next;
      sigma.refresh({ skipIndexation: true });
    },
    fit: () => void sigma.getCamera().animatedReset({ duration: 200 }),
    destroy: () => sigma.kill(),
  };
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
  minCameraRatio: 0.05,
  maxCameraRatio: 3,
  stagePadding: 40,
} as const;

type DrawLabel = (
  context: CanvasRenderingContext2D,
  data: { x: number; y: number; size: number; color: string; label: string | null },
  settings: { labelSize: number; labelFont: string; labelWeight: string },
) => void;

/** A label with a seam of the ground around it, so that edges and nodes behind it do not blur it. */
const nodeLabel =
  (scheme: Scheme): DrawLabel =>
  (context, { x, y, size, label }, settings) => {
    if (!label) return;
    const [left, base] = [x + size + 4, y + settings.labelSize / 3];
    context.font = `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`;
    context.lineJoin = "round";
    context.lineWidth = 4;
    context.strokeStyle = palettes[scheme].background;
    context.strokeText(label, left, base);
    context.fillStyle = palettes[scheme].label;
    context.fillText(label, left, base);
  };

/** A label on its own ground: sigma's is white, which a dark console cannot have. */
const hoverLabel =
  (scheme: Scheme): DrawLabel =>
  (context, { x, y, size, color, label }, settings) => {
    const palette = palettes[scheme];
    context.beginPath();
    context.arc(x, y, size + 3, 0, 2 * Math.PI);
    context.strokeStyle = color;
    context.lineWidth = 2;
    context.stroke();
    if (!label) return;
    context.font = `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`;
    const width = context.measureText(label).width;
    const left = x + size + 6;
    context.fillStyle = palette.background;
    context.strokeStyle = palette.highlight;
    context.lineWidth = 1;
    context.beginPath();
    context.roundRect(left, y - settings.labelSize / 2 - 5, width + 12, settings.labelSize + 10, 4);
    context.fill();
    context.stroke();
    context.fillStyle = palette.label;
    context.fillText(label, left + 6, y + settings.labelSize / 3);
  };
