"use client";
import { Skeleton, Stack, Text } from "@mantine/core";
import type { KeyboardEvent } from "react";
import type { Drawing } from "./draw-graph";
import { type Direction, directions, stepFrom } from "./geometry";
import classes from "./graph.module.css";
import { Lasso } from "./lasso";
import { type Drawn, useDrawing } from "./use-drawing";

interface GraphCanvasProps extends Drawn {
  label: string;
  isLasso: boolean;
  onSelect: (ids: string[], isAdded: boolean) => void;
}

/** The picture. Arrow keys walk from node to node; whoever cannot see it has the list beside it. */
export function GraphCanvas(props: GraphCanvasProps) {
  const { container, drawing, state } = useDrawing(props);
  const onKeyDown = (event: KeyboardEvent) => {
    if (drawing.current === null || event.ctrlKey || event.metaKey || event.altKey) return;
    if (act(event.key, drawing.current, props, container.current)) event.preventDefault();
  };
  return (
    <div className={classes.stage}>
      <div
        ref={container}
        className={classes.canvas}
        role="application"
        aria-roledescription="graph"
        aria-label={props.label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys walk in it
        tabIndex={0}
        data-state={state}
        onKeyDown={onKeyDown}
      />
      {props.isLasso && state === "drawn" && (
        <Lasso onDrawn={(line, isAdded) => props.onSelect(drawing.current?.within(line) ?? [], isAdded)} />
      )}
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

const isDirection = (key: string): key is Direction => Object.hasOwn(directions, key);
const zoomStep = 1.5;

/** What a key does in the picture; false for one that is none of its own. */
function act(
  key: string,
  drawing: Drawing,
  { emphasis: { hovered, isolated }, ...on }: GraphCanvasProps,
  stage: HTMLElement | null,
): boolean {
  const at = hovered ?? isolated;
  if (isDirection(key)) {
    const middle = { x: (stage?.clientWidth ?? 0) / 2, y: (stage?.clientHeight ?? 0) / 2 };
    on.onHover(stepFrom(at, key, drawing.places(), middle));
  } else if (key === "+" || key === "=") drawing.zoom(zoomStep, at);
  else if (key === "-") drawing.zoom(1 / zoomStep, at);
  else if (key === "0") drawing.fit();
  else if (key === "Enter" && at !== null) on.onClick(at);
  else if (key === " " && at !== null) on.onSelect([at], true);
  else return false;
  return true;
}
