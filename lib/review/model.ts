import type { Verdict } from "@/lib/detection/contract";
import { day, hour, minute, second } from "@/lib/kernel";
import type { Urgency } from "./contract";

/** How long a claim holds without its holder being seen at it. */
export const lease = 30 * minute;
/** How long a claim holds that was handed over: its new holder may not be there yet. */
export const handedLease = day;
/** How long somebody counts as present after they were last heard of; open pages say so every quarter of a minute. */
export const presence = 40 * second;
/** After how long without being seen at something a person who comes back begins another visit. */
export const visitGap = 30 * minute;
/** Longest time that something is put off for. */
export const longestSnooze = 30 * day;

/** Within how many hours somebody should have decided on a campaign, by what detection suggests. */
const decideWithin: Record<Verdict, number> = {
  distillation: 24,
  relay: 72,
  undetermined: 7 * 24,
  evaluation: 14 * 24,
  shared_infrastructure: 14 * 24,
};
/** The same for a member of a confirmed campaign whose disposition nobody has said. */
export const disposeWithin = 72;

export const mostPressure = 4;

export interface Waiting {
  /** Nats; of a campaign its score, of an account what ties it to its campaign. */
  score: number;
  /** Extraction, in exchanges per hour. */
  flow: number;
  since: Date;
}

/**
 * Confidence × extraction that still flows × pressure of time. How many accounts a decision would hit is no part of it: that is risk to
 * innocents, not urgency.
 */
export function urgencyOf({ score, flow, since }: Waiting, suggested: Verdict | "member", now: Date): Urgency {
  const allowed = (suggested === "member" ? disposeWithin : decideWithin[suggested]) * hour;
  const waited = Math.max(0, now.getTime() - since.getTime());
  const confidence = Math.max(0, score);
  const pressure = Math.min(mostPressure, 1 + waited / allowed);
  return {
    confidence,
    flow,
    pressure,
    priority: confidence * flow * pressure,
    waitingSince: since.toISOString(),
    dueAt: new Date(since.getTime() + allowed).toISOString(),
  };
}

/** The more urgent first; where nothing flows, what there is more evidence for and what has waited longer. */
export const byUrgency = (a: { urgency: Urgency }, b: { urgency: Urgency }): number =>
  b.urgency.priority - a.urgency.priority ||
  b.urgency.confidence * b.urgency.pressure - a.urgency.confidence * a.urgency.pressure ||
  a.urgency.waitingSince.localeCompare(b.urgency.waitingSince);
