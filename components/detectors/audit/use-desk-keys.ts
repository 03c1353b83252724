"use client";
import { useWindowEvent } from "@mantine/hooks";
import { isTyping } from "@/components/shell/use-go-keys";

/** `j` and `k`, or the arrows, go from account to account while nothing is being written. */
export function useDeskKeys(move: (by: number) => void): void {
  useWindowEvent("keydown", (event) => {
    if (isTyping(event) || (event.target instanceof HTMLElement && event.target.closest("[role=grid], [role=dialog]")))
      return;
    if (event.key === "j" || event.key === "ArrowRight") move(1);
    if (event.key === "k" || event.key === "ArrowLeft") move(-1);
  });
}
