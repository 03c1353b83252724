import { minute, seededRandom } from "@/lib/kernel";
import type { BatchPlan } from "./contract";

export interface PlannedItem<Subject> {
  subject: Subject;
  position: number;
  canary: boolean;
  dueAt: Date;
}

/**
 * When each of a batch is due: in a random order, the canaries at the start, the others after they were watched, evenly spread over the
 * jitter window. The same seed plans the same.
 */
export function planItems<Subject>(
  subjects: readonly Subject[],
  plan: BatchPlan,
  seed: string,
  now: Date,
): PlannedItem<Subject>[] {
  const random = seededRandom(seed);
  const start = Math.max(now.getTime(), plan.startAt === undefined ? 0 : Date.parse(plan.startAt));
  const canaries = Math.ceil(subjects.length * plan.canaryShare);
  const restAt = start + (canaries > 0 ? plan.canaryMinutes * minute : 0);
  return random.shuffle(subjects).map((subject, position) => {
    const canary = position < canaries;
    const late = canary ? 0 : Math.floor(random.next() * plan.jitterMinutes * minute);
    return { subject, position, canary, dueAt: new Date((canary ? start : restAt) + late) };
  });
}
