import { day, hour } from "@/lib/kernel";
import type { Silence } from "./contract";

/** Days with uploads from which on a source counts as regular: somebody who tries a file or two is not. */
export const regularDays = 5;
/** Above this chance a silence is nothing to speak of. */
export const unlikely = 0.01;

/**
 * The chance that a silence is at least `times` as long as the longest of n earlier ones, when uploads come at a constant rate and
 * without memory: E[exp(−times · max)] of n exponential times, Π j / (j + times). Sources that keep a schedule are silent that long
 * less often still.
 */
export function chanceOfSilence(n: number, times: number): number {
  let chance = 1;
  for (let j = 1; j <= n; j++) chance *= j / (j + times);
  return chance;
}

/**
 * Whether a source that was regular is silent for longer than chance explains.
 * @param hours starts of the hours in which it brought something, ascending and each once, in milliseconds
 */
export function silenceOf(hours: readonly number[], now: number): Silence | null {
  const last = hours.at(-1);
  if (last === undefined || new Set(hours.map((at) => Math.floor(at / day))).size < regularDays) return null;
  const gaps = hours.slice(1).map((at, i) => at - (hours[i] ?? at));
  const longest = Math.max(...gaps);
  const silent = Math.floor(now / hour) * hour - last;
  const chance = chanceOfSilence(gaps.length, silent / longest);
  if (silent <= longest || chance > unlikely) return null;
  return {
    since: new Date(last).toISOString(),
    hours: silent / hour,
    longestHours: longest / hour,
    silences: gaps.length,
    chance,
  };
}
