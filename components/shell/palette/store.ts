"use client";
import { createSpotlight } from "@mantine/spotlight";
import { useEffect } from "react";

export const [paletteStore, palette] = createSpotlight();

/**
 * What comes later and stands first is what Enter takes, unless the person has moved on already: an act that stood first for a
 * moment is never done in its place.
 */
export function useFirstSelected(firstId: string | undefined): void {
  // Spotlight keeps its selection in the DOM, by position.
  useEffect(() => {
    const { selected, listId, query } = paletteStore.getState();
    const list = document.getElementById(listId);
    if (firstId === undefined || list === null || selected > 0 || query.trim() === "") return;
    for (const line of list.querySelectorAll("[data-selected]")) line.removeAttribute("data-selected");
    list.querySelector("[data-action]")?.setAttribute("data-selected", "true");
    paletteStore.updateState((state) => ({ ...state, selected: 0 }));
  }, [firstId]);
}
