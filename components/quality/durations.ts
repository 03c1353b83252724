import { day, hour, minute } from "@/lib/kernel/clock";

const units: [name: string, length: number][] = [
  ["day", day],
  ["hour", hour],
  ["minute", minute],
];

/** `3 days`, `1 hour`: a length of time in the largest unit that it has two of, rounded down. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < minute) return "less than a minute";
  const [name, length] = units.find(([, length]) => milliseconds >= 2 * length) ?? ["minute", minute];
  const count = Math.floor(milliseconds / length);
  return `${count} ${name}${count === 1 ? "" : "s"}`;
}

/** How far the newest exchange lies behind a moment: `3 days behind`, or `2 hours ahead` where a clock is wrong. */
export function formatLag(newest: string, now: string): string {
  const lag = Date.parse(now) - Date.parse(newest);
  return lag < 0 ? `${formatDuration(-lag)} ahead` : `${formatDuration(lag)} behind`;
}
