"use client";
import { parseAsInteger, parseAsStringLiteral, useQueryState } from "nuqs";

/** The parts of the page in their order. */
export const tabs = ["versions", "numbers", "quality", "audit", "learning"] as const;
export type DetectorsTab = (typeof tabs)[number];

export const tabLabels: Record<DetectorsTab, string> = {
  versions: "Versions",
  numbers: "Live numbers",
  quality: "Estimates",
  audit: "Audit sample",
  learning: "Learning",
};

/** The open part, kept in the address as `?tab=`. */
export const useDetectorsTab = () =>
  useQueryState("tab", parseAsStringLiteral(tabs).withDefault("versions").withOptions({ history: "push" }));

/** The number of the version that is looked at, kept in the address as `?version=`. */
export const useVersionNumber = () => useQueryState("version", parseAsInteger.withOptions({ history: "push" }));
