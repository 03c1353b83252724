"use client";
import { type KeyboardEvent, useState } from "react";
import { moveFocus } from "./row-keys";

interface GridKeys {
  rows: number;
  /** Rows that a page key moves. */
  page: number;
  reveal: (index: number) => void;
  onOpen?: (index: number) => void;
  onSelect?: (index: number, isRange: boolean) => void;
}

/** Focus on one row at a time, moved by the keyboard; the grid itself holds the browser's focus. */
export function useGridKeys({ rows, page, reveal, onOpen, onSelect }: GridKeys) {
  const [focused, setFocused] = useState(-1);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = moveFocus(event.key, focused, rows, page);
    if (next !== undefined) {
      setFocused(next);
      reveal(next);
    } else if (event.key === "Enter" && focused >= 0 && focused < rows && onOpen !== undefined) {
      onOpen(focused);
    } else if (event.key === " " && focused >= 0 && focused < rows && onSelect !== undefined) {
      onSelect(focused, event.shiftKey);
    } else return;
    event.preventDefault();
  };
  return { focused: focused < rows ? focused : -1, setFocused, onKeyDown };
}
