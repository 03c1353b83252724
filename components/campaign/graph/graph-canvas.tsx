"use client";
import { Skeleton, Stack, Text } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import type { Drawing, Emphasis } from "./draw-graph";
import classes from "./graph.module.css";
import type { Scheme } from "./palette";
import type { DrawnGraph } from "./prepare-graph";

interface GraphCanvasProps {
  graph: DrawnGraph;
  scheme: Scheme;
  label: string;
  emphasis: Emphasis;
  onHover: (id: string | null) => void;
  onClick: (id: string) => void;
  onClickStage: () => void;
}

type State = "drawing" | "drawn" | "impossible";

/** The picture; whoever cannot see it has the list beside it. */
export function GraphCanvas(props: GraphCanvasProps) {
  const { graph, scheme, emphasis } = props;
  const container = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing | null>(null);
  const handlers = useRef(props);
  const [state, setState] = useState<State>("drawing");
  useEffect(() => {
    handlers.current = props;
  });
  useEffect(() => {
    if (container.current === null) return;
    const abort = new AbortController();
    setState("drawing");
    draw(container.current, graph, scheme, handlers, abort.signal).then(
      (done) => {
        if (abort.signal.aborted) return done.destroy();
        drawing.current = done;
        done.emphasise(handlers.current.emphasis);
        setState("drawn");
      },
      () => !abort.signal.aborted && setState("impossible"),
    );
    return () => {
      abort.abort();
      drawing.current?.destroy();
      drawing.current = null;
    };
  }, [graph, scheme]);
  useEffect(() => drawing.current?.emphasise(emphasis), [emphasis]);
  return (
    <div className={classes.stage}>
      <div ref={container} className={classes.canvas} role="img" aria-label={props.label} data-state={state} />
      {state === "drawing" && <Skeleton className={classes.cover} radius={0} aria-busy />}
      {state === "impossible" && (
        <Stack className={classes.cover} align="center" justify="center" gap={4}>
          <Text fw={600}>This browser cannot draw the graph</Text>
          <Text size="sm" c="dimmed">
            It has no WebGL, or it is switched off. The list beside holds the same accounts and values.
          </Text>
        </Stack>
      )}
    </div>
  );
}

/** Sigma needs a browser to be loaded at all, so it comes only here. */
async function draw(
  container: HTMLElement,
  graph: DrawnGraph,
  scheme: Scheme,
  handlers: { current: GraphCanvasProps },
  signal: AbortSignal,
): Promise<Drawing> {
  if (!hasWebGl()) throw new Error("There is no WebGL.");
  const { arrange } = await import("./arrange");
  const [{ drawGraph }, places] = await Promise.all([import("./draw-graph"), arrange(graph, signal)]);
  signal.throwIfAborted();
  return drawGraph(container, graph, places, scheme, {
    onHover: (id) => handlers.current.onHover(id),
    onClick: (id) => handlers.current.onClick(id),
    onClickStage: () => handlers.current.onClickStage(),
  });
}

function hasWebGl(): boolean {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("webgl2") ?? canvas.getContext("webgl");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}
