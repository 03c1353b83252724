"use client";
import { type PointerEvent, useState } from "react";
import classes from "./graph.module.css";
import type { Position } from "./seed-positions";

/** Lies over the picture while a line is drawn around nodes. Keyboards and readers choose nodes in the list or one by one. */
export function Lasso({ onDrawn }: { onDrawn: (line: Position[], isAdded: boolean) => void }) {
  const [line, setLine] = useState<Position[]>([]);
  const placeOf = (event: PointerEvent<SVGSVGElement>): Position => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  return (
    <svg
      className={classes.lasso}
      data-testid="lasso"
      aria-hidden
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setLine([placeOf(event)]);
      }}
      onPointerMove={(event) => line.length > 0 && setLine([...line, placeOf(event)])}
      onPointerUp={(event) => {
        if (line.length > 2) onDrawn(line, event.shiftKey);
        setLine([]);
      }}
      onPointerCancel={() => setLine([])}
    >
      {line.length > 1 && <polygon points={line.map(({ x, y }) => `${x},${y}`).join(" ")} />}
    </svg>
  );
}
