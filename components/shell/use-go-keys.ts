"use client";
import { useWindowEvent } from "@mantine/hooks";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import type { Permission } from "@/lib/auth/contract";
import { pagesFor } from "./pages";

const sequenceMs = 1_200;

/** True when a key press belongs to a text field, or is part of a chord of the browser's. */
export const isTyping = (event: KeyboardEvent): boolean => {
  const target = event.target;
  const isField = target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable=true]");
  return event.ctrlKey || event.metaKey || event.altKey || Boolean(isField);
};

/** `g`, then the key of a page, goes there; `?` asks for help. */
export function useGoKeys(permissions: readonly Permission[], onHelp: () => void): void {
  const router = useRouter();
  const pressedAt = useRef(0);
  useWindowEvent("keydown", (event) => {
    if (isTyping(event)) return;
    if (event.key === "?") return onHelp();
    if (event.key === "g") {
      pressedAt.current = event.timeStamp;
      return;
    }
    if (event.timeStamp - pressedAt.current > sequenceMs || pressedAt.current === 0) return;
    pressedAt.current = 0;
    const page = pagesFor(permissions).find(({ key }) => key === event.key);
    if (page === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    router.push(page.href);
  });
}
