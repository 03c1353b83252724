"use client";
import { useWindowEvent } from "@mantine/hooks";
import { useRef } from "react";
import { isTyping } from "./use-go-keys";

/** After `g`, the next key belongs to the shell: it goes to a page. */
const goSequenceMs = 1_200;

/** Single keys of a page; silent while somebody types, a dialog is open, or the shell waits for a page. */
export function usePageKeys(actions: Record<string, (() => void) | undefined>): void {
  const goPressedAt = useRef(Number.NEGATIVE_INFINITY);
  useWindowEvent("keydown", (event) => {
    if (isTyping(event) || event.shiftKey || document.querySelector('[aria-modal="true"]') !== null) return;
    const isAfterGo = event.timeStamp - goPressedAt.current < goSequenceMs;
    goPressedAt.current = event.key === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;
    const action = actions[event.key];
    if (isAfterGo || action === undefined) return;
    event.preventDefault();
    action();
  });
}
