"use client";
import { useEffect, useId } from "react";

/** Something that can be done here; what one may not do is not offered. */
export interface OfferedAction {
  label: string;
  /** The key that does it as well. */
  shortcut?: string;
  /** Other words that people look for it by. */
  keywords?: readonly string[];
  run: () => void;
}

const offered = new Map<string, readonly OfferedAction[]>();

/** What the open page offers at this moment. */
export const offeredActions = (): OfferedAction[] => [...offered.values()].flat();

/** Offers acts of a page in the palette for as long as the page is there; acts that cannot be done are left out by the caller. */
export function useOfferedActions(actions: readonly OfferedAction[]): void {
  const id = useId();
  // The palette's list, which stands outside of the page.
  useEffect(() => {
    offered.set(id, actions);
    return () => {
      offered.delete(id);
    };
  });
}
