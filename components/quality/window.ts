"use client";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { formatMoment } from "@/components/data/moment";
import { type QualityWindow, qualityWindows } from "@/lib/casefile/contract";

export const windowLabels: Record<QualityWindow, string> = {
  day: "Last day",
  week: "7 days",
  month: "30 days",
  all: "All",
};

/** The window, kept in the address as `?window=`. */
export const useQualityWindow = () =>
  useQueryState("window", parseAsStringLiteral(qualityWindows).withDefault("month").withOptions({ history: "push" }));

/** The window that figures are of, in words: `since 2026-11-20 00:00 UTC`. */
export const sinceText = (since: string | null): string =>
  since === null ? "at any time" : `since ${formatMoment(since)} UTC`;
