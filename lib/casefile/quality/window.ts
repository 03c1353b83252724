import { day } from "@/lib/kernel";
import type { QualityWindow } from "./contract";

const lengths: Record<Exclude<QualityWindow, "all">, number> = { day, week: 7 * day, month: 30 * day };

/** The midnight (UTC) at which a window begins; roll-ups know days only. The epoch for all. */
export function sinceOf(window: QualityWindow, now: Date): Date {
  if (window === "all") return new Date(0);
  return new Date(Math.floor((now.getTime() - lengths[window]) / day) * day);
}

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
