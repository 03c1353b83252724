"use client";
import { useEffect } from "react";
import { announcePresence } from "@/lib/queries/review";
import type { Reviewed } from "@/lib/review/contract";

const beatMs = 15_000;

/** Lets the others know that this page has it open, while it is in sight. */
export function usePresence({ type, id }: Reviewed): void {
  // The server's list of who looks at what.
  useEffect(() => {
    const reviewed = { type, id };
    const beat = () => {
      if (document.visibilityState === "visible") void announcePresence(reviewed, false);
    };
    const leave = () => void announcePresence(reviewed, true);
    const change = () => (document.visibilityState === "visible" ? beat() : leave());
    beat();
    const timer = setInterval(beat, beatMs);
    document.addEventListener("visibilitychange", change);
    window.addEventListener("pagehide", leave);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", change);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [type, id]);
}
