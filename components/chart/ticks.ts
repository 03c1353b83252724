import { day, hour } from "@/lib/kernel/clock";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const steps = [hour, 3 * hour, 6 * hour, 12 * hour, day, 2 * day, 7 * day, 14 * day, 28 * day, 91 * day, 364 * day];
/** A Monday at midnight, UTC: weekly ticks stand on Mondays. */
const origin = Date.UTC(2024, 0, 1);

/** At most `most` round times in the span, in UTC. */
export function timeTicks(from: number, to: number, most = 9): number[] {
  const step = steps.find((step) => (to - from) / step <= most) ?? 364 * day;
  const ticks: number[] = [];
  for (let at = origin + Math.ceil((from - origin) / step) * step; at < to; at += step) ticks.push(at);
  return ticks;
}

/** `12 Jan`, or `12 Jan 06:00` where hours count; UTC. */
export function formatTick(at: number, withHour: boolean): string {
  const date = new Date(at);
  const dayText = `${date.getUTCDate()} ${months[date.getUTCMonth()]}`;
  return withHour ? `${dayText} ${String(date.getUTCHours()).padStart(2, "0")}:00` : dayText;
}

/** `2026-01-12`, or `2026-01-12 06:00` for hours; UTC. */
export const bucketName = (start: number, grain: "hour" | "day"): string =>
  new Date(start)
    .toISOString()
    .replace("T", " ")
    .slice(0, grain === "day" ? 10 : 16);
