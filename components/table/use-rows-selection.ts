"use client";
import { useRef } from "react";
import { select } from "./selection";
import type { HeadSelection } from "./table-head";

export interface Selection {
  selected: ReadonlySet<string>;
  onChange: (selected: Set<string>) => void;
}

/** Selecting rows by click, shift-click, space, and all loaded rows at once. */
export function useRowsSelection(selection: Selection | undefined, ids: readonly string[]) {
  const lastId = useRef<string | null>(null);
  if (selection === undefined) return undefined;
  const { selected, onChange } = selection;
  const loaded = ids.reduce((count, id) => count + (selected.has(id) ? 1 : 0), 0);
  const head: HeadSelection = {
    state: loaded === 0 ? "none" : loaded === ids.length ? "all" : "some",
    onToggle: () => onChange(loaded === ids.length ? new Set() : new Set([...selected, ...ids])),
  };
  const onSelect = (index: number, isRange: boolean) => {
    const id = ids[index];
    if (id === undefined) return;
    onChange(select(selected, ids, { id, lastId: lastId.current, isRange }));
    lastId.current = id;
  };
  return { selected, head, onSelect };
}
