import { hour, type Random } from "@/lib/kernel";
import { type ModelHabit, PivotHabit } from "../../models/habit";
import type { ModelLine } from "../../models/releases";
import { between, integerBetween } from "../../sampling";

/** How fast a campaign turns to a new model, and with how much of its traffic. */
export interface Pivot {
  hours: number;
  share: number;
}

export function drawPivot(random: Random, level: number): Pivot | null {
  if (random.chance(0.15 + 0.1 * level)) return null;
  return { hours: integerBetween(random, 1, 6 + 14 * level), share: Math.round(between(random, 0.3, 0.95) * 20) / 20 };
}

/** The accounts move one after the other over the hours of the pivot; without one, long after the window. */
export function pivotHabits(pivot: Pivot | null, models: ModelLine): (index: number) => ModelHabit {
  if (pivot === null) {
    const never = new PivotHabit(models, Number.POSITIVE_INFINITY, 0);
    return () => never;
  }
  const steps = 8;
  const habits = Array.from({ length: steps }, (_, step) => {
    const after = (pivot.hours * hour * (step + 1)) / steps;
    return new PivotHabit(models, models.arrival.releasedAt + after, pivot.share);
  });
  return (index) => habits[index % steps] as ModelHabit;
}
