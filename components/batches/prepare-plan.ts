import { minutesInWords } from "@/components/campaign/measures/measure-words";
import { formatCount } from "@/components/data/count";
import type { BatchPlan } from "@/lib/decisions/contract";

export interface PlanPhase {
  name: "first" | "watched" | "rest";
  /** Where it lies on the whole, 0 to 1. */
  from: number;
  to: number;
}

export interface PreparedPlan {
  phases: PlanPhase[];
  /** From the start to the last account, in minutes; 0 when all are acted on at once. */
  minutes: number;
  /** The same in a sentence. */
  sentence: string;
}

/** The room that what takes no time gets, so that it is seen. */
const leastRoom = 0.02;

/** A plan as phases on one axis. */
export function preparePlan(plan: BatchPlan, accounts: number): PreparedPlan {
  const first = Math.ceil(accounts * plan.canaryShare);
  const rest = accounts - first;
  const watched = first === 0 ? 0 : plan.canaryMinutes;
  const spread = rest === 0 ? 0 : plan.jitterMinutes;
  const minutes = watched + spread;
  const at = (minute: number) => (minutes === 0 ? 1 : Math.max(leastRoom, minute / minutes));
  const phases: PlanPhase[] = [];
  if (first > 0) phases.push({ name: "first", from: 0, to: rest === 0 ? 1 : leastRoom });
  if (watched > 0 && rest > 0) phases.push({ name: "watched", from: leastRoom, to: at(watched) });
  if (rest > 0)
    phases.push({ name: "rest", from: phases.at(-1)?.to === 1 ? 1 - leastRoom : (phases.at(-1)?.to ?? 0), to: 1 });
  return { phases, minutes: rest === 0 ? 0 : minutes, sentence: sentenceOf(first, rest, watched, spread) };
}

function sentenceOf(first: number, rest: number, watched: number, spread: number): string {
  const over = spread === 0 ? "at once" : `at random over ${minutesInWords(spread)}`;
  if (first === 0) return `All ${formatCount(rest)} ${over}.`;
  if (rest === 0) return `All ${formatCount(first)} at once.`;
  const watching = watched === 0 ? "" : `, watched for ${minutesInWords(watched)}`;
  return `${formatCount(first)} first${watching}; then the other ${formatCount(rest)} ${over}.`;
}
