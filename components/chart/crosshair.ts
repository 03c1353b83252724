"use client";
import { useSyncExternalStore } from "react";

let pointedAt: number | null = null;
const watchers = new Set<() => void>();

/** Points at an instant in every chart of the page; null points nowhere. */
export function pointAt(at: number | null): void {
  if (at === pointedAt) return;
  pointedAt = at;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** The instant that somebody points at in any chart of the page. */
export const useCrosshair = (): number | null =>
  useSyncExternalStore(
    watch,
    () => pointedAt,
    () => null,
  );
