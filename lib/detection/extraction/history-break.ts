import type { Habit } from "../model";

/** Hours before the work began from which an account has a past that can break. */
const leastPast = 3;
/** Nats that one trait may give: hours of one intruder depend on each other. */
const traitCap = 6;

/** Log-likelihood ratio of a two-by-two table against independence, less half a nat for the freedom that it has. */
function dependence(a: number, b: number, c: number, d: number): number {
  const all = a + b + c + d;
  const cell = (count: number, row: number, column: number) =>
    count === 0 ? 0 : count * Math.log((count * all) / (row * column));
  const sum = cell(a, a + b, a + c) + cell(b, a + b, b + d) + cell(c, c + d, a + c) + cell(d, c + d, b + d);
  return sum - 0.5;
}

/**
 * Nats that one trait gives. The values are cut at every point in the order of their first use into old and new; since the work
 * began, does it come with the new ones while other use keeps to the old? The best cut counts, less the log of the cuts tried.
 * @returns undefined without old values to go by
 */
function traitNats({ uses }: Habit): number | undefined {
  let best: number | undefined;
  for (let cut = 1; cut < uses.length; cut++) {
    const sum = (from: number, to: number, of: "before" | "own" | "worked") =>
      uses.slice(from, to).reduce((total, use) => total + use[of], 0);
    if (sum(0, cut, "before") < leastPast) continue;
    const [oldOwn, oldWorked] = [sum(0, cut, "own"), sum(0, cut, "worked")];
    const [newOwn, newWorked] = [sum(cut, uses.length, "own"), sum(cut, uses.length, "worked")];
    const isNewerWork = newWorked * (oldOwn + oldWorked) > oldWorked * (newOwn + newWorked);
    const nats = isNewerWork ? dependence(oldOwn, oldWorked, newOwn, newWorked) : 0;
    best = Math.max(best ?? 0, nats - Math.log(uses.length - 1));
  }
  return best === undefined ? undefined : Math.min(traitCap, best);
}

/**
 * Nats that the group's work in an account is somebody else's than its owner's: with clients and through networks that came
 * later it is used for the work, while the use that it had before goes on with the old ones. The account is measured against its own
 * habits only. An operator who warms an account up and works in it does both the same way.
 * @returns undefined when there is no past that could break, or nothing that it would show in
 */
export function breakNats(habits: readonly Habit[]): number | undefined {
  const known = habits.flatMap((habit) => traitNats(habit) ?? []);
  return known.length === 0 ? undefined : known.reduce((sum, nats) => sum + nats, 0);
}
