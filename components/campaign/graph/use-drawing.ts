"use client";
import { useEffect, useRef, useState } from "react";
import type { Drawing, Emphasis, GraphHandlers } from "./draw-graph";
import type { Scheme } from "./palette";
import type { DrawnGraph } from "./prepare-graph";

export interface Drawn extends GraphHandlers {
  /** What the places are found for. */
  graph: DrawnGraph;
  /** The same without filters: its nodes stay where they stand. */
  before: DrawnGraph | null;
  /** What is in the picture: the graph, with what zooming in has opened. */
  shown: DrawnGraph;
  scheme: Scheme;
  emphasis: Emphasis;
}

type State = "drawing" | "drawn" | "impossible";

/** Keeps a drawing of the graph in an element, and tells it what has changed. */
export function useDrawing(props: Drawn) {
  const { graph, before, scheme, emphasis, shown } = props;
  const container = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing | null>(null);
  const latest = useRef(props);
  const [state, setState] = useState<State>("drawing");
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    if (container.current === null) return;
    const abort = new AbortController();
    setState("drawing");
    draw(container.current, { graph, before, scheme }, latest, abort.signal).then(
      (done) => {
        if (abort.signal.aborted) return done.destroy();
        drawing.current = done;
        done.show(latest.current.shown);
        done.emphasise(latest.current.emphasis);
        setState("drawn");
      },
      () => !abort.signal.aborted && setState("impossible"),
    );
    return () => {
      abort.abort();
      drawing.current?.destroy();
      drawing.current = null;
    };
  }, [graph, before, scheme]);
  useEffect(() => drawing.current?.show(shown), [shown]);
  useEffect(() => drawing.current?.emphasise(emphasis), [emphasis]);
  return { container, drawing, state };
}

/** Sigma needs a browser to be loaded at all, so it comes only here. */
async function draw(
  container: HTMLElement,
  { graph, before, scheme }: Pick<Drawn, "graph" | "before" | "scheme">,
  latest: { current: Drawn },
  signal: AbortSignal,
): Promise<Drawing> {
  if (!hasWebGl()) throw new Error("There is no WebGL.");
  const { arrange } = await import("./arrange");
  const [{ drawGraph }, places] = await Promise.all([import("./draw-graph"), arrange(graph, before, signal)]);
  signal.throwIfAborted();
  return drawGraph(
    container,
    { graph, places, scheme },
    {
      onHover: (id) => latest.current.onHover(id),
      onClick: (id) => latest.current.onClick(id),
      onOpen: (id) => latest.current.onOpen(id),
      onClickStage: () => latest.current.onClickStage(),
      onNear: (ids) => latest.current.onNear(ids),
    },
  );
}

function hasWebGl(): boolean {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("webgl2") ?? canvas.getContext("webgl");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}
