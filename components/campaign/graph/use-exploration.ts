"use client";
import { useComputedColorScheme } from "@mantine/core";
import { useWindowEvent } from "@mantine/hooks";
import { useMemo, useState } from "react";
import { isTyping } from "@/components/shell/use-go-keys";
import { usePageKeys } from "@/components/shell/use-page-keys";
import type { GraphView } from "@/lib/casefile/contract";
import { actsOn } from "./node-acts";
import { openInPlace } from "./open-in-place";
import { prepareGraph } from "./prepare-graph";
import type { GraphLook } from "./use-graph-view";
import { useOpened } from "./use-opened";

const none: ReadonlySet<string> = new Set();

/** What is in the picture, what of it is pointed at, isolated and chosen, and the keys that act on it. */
export function useExploration(campaignId: string, view: GraphView, before: GraphView | null, look: GraphLook) {
  const scheme = useComputedColorScheme("light");
  const graph = useMemo(() => prepareGraph(view, scheme), [view, scheme]);
  const stood = useMemo(() => (before === null ? null : prepareGraph(before, scheme)), [before, scheme]);
  const [near, setNear] = useState<string[]>([]);
  const opened = useOpened(campaignId, look.query, near);
  const shown = useMemo(() => openInPlace(graph, view, opened, scheme), [graph, view, opened, scheme]);
  const [hovered, setHovered] = useState<string | null>(null);
  const [isolated, setIsolated] = useState<string | null>(null);
  const [selected, select] = useState(none);
  const emphasis = useMemo(() => ({ hovered, isolated, selected }), [hovered, isolated, selected]);
  const nodeAt = (id: string | null) => shown.nodes.find((one) => one.id === id)?.node;
  const acts = actsOn(nodeAt(isolated ?? hovered), look);
  const canGoBack = isolated !== null || look.focus !== null;
  const back = () => (isolated === null ? look.open(null) : setIsolated(null));
  usePageKeys({ o: acts.open, p: acts.pin, x: acts.hide });
  useWindowEvent("keydown", (event) => {
    if (event.key !== "Escape" || isTyping(event) || !canGoBack) return;
    if (document.querySelector('[aria-modal="true"]') === null) back();
  });
  return {
    ...{ shown, emphasis, nodeAt, setHovered, select },
    scene: { graph, before: stood, scheme },
    back: canGoBack ? back : undefined,
    /** A node that is isolated already stands among the others again. */
    isolate: (id: string | null) => setIsolated(isolated === id ? null : id),
    comeNear: (ids: string[]) => setNear((old) => (old.join() === ids.join() ? old : ids)),
  };
}
