import { day } from "@/lib/kernel";

/** The window of a world: `days` whole UTC days from a UTC midnight. */
export interface Calendar {
  start: number;
  days: number;
  /** 0 is Sunday. */
  weekday(dayIndex: number): number;
  /** Milliseconds since the epoch of a (fractional) day of the window; negative days lie before it. */
  at(dayIndex: number): number;
}

export function calendarFrom(start: Date, days: number): Calendar {
  const midnight = Math.floor(start.getTime() / day) * day;
  return {
    start: midnight,
    days,
    weekday: (dayIndex) => new Date(midnight + Math.floor(dayIndex) * day).getUTCDay(),
    at: (dayIndex) => midnight + Math.floor(dayIndex * day),
  };
}

/** RFC 3339 with whole seconds, as account systems write it. */
export const isoSeconds = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
