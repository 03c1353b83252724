import type { Random } from "@/lib/kernel";
import type { Calendar } from "./calendar";

/** When accounts are active: over the days of the window, and within a day. */
export interface Rhythm {
  /** The chance that an exchange still to come by `lastDay` falls on `day`. */
  share(day: number, lastDay: number): number;
  /** Emits `count` times of one day, in milliseconds after its UTC midnight. */
  place(count: number, slot: number, random: Random, emit: (ms: number) => void): void;
}

export type Placement = Rhythm["place"];

/** A rhythm from the weight of each day and a way to place exchanges within one. */
export function rhythm(calendar: Calendar, weightOf: (day: number) => number, place: Placement): Rhythm {
  const after = new Float64Array(calendar.days + 2);
  for (let day = calendar.days - 1; day >= 0; day--) after[day] = (after[day + 1] ?? 0) + weightOf(day);
  return {
    place,
    share: (day, lastDay) => {
      const rest = (after[day] ?? 0) - (after[lastDay + 1] ?? 0);
      return day >= lastDay ? 1 : rest <= 0 ? 0 : ((after[day] ?? 0) - (after[day + 1] ?? 0)) / rest;
    },
  };
}

/** The same rhythm with `factor` times the weight from a day on, as when somebody else starts to use the account. */
export function surge(calendar: Calendar, base: Rhythm, fromDay: number, factor: number): Rhythm {
  const last = calendar.days - 1;
  let left = 1;
  const weights = Array.from({ length: calendar.days }, (_, day) => {
    const weight = left * base.share(day, last);
    left -= weight;
    return weight;
  });
  return rhythm(calendar, (day) => (weights[day] ?? 0) * (day >= fromDay ? factor : 1), base.place);
}
