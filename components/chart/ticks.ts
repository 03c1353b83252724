import { formatMoment, zoneName } from "@/components/data/moment";
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

/** `12 Jan`, or `12 Jan 06:00` where hours count; UTC unless another zone is named. */
export function formatTick(at: number, withHour: boolean, zone = "UTC"): string {
  const text = formatMoment(new Date(at).toISOString(), "minute", zone);
  const dayText = `${Number(text.slice(8, 10))} ${months[Number(text.slice(5, 7)) - 1]}`;
  return withHour ? `${dayText} ${text.slice(11)}` : dayText;
}

/** `2026-01-12`, or `2026-01-12 06:00` for hours; UTC unless another zone is named. */
export const bucketName = (start: number, grain: "hour" | "day", zone = "UTC"): string =>
  formatMoment(new Date(start).toISOString(), grain === "day" ? "day" : "minute", zone);

/** The same with its zone: `2026-01-12 06:00 UTC`. */
export const bucketMoment = ({ grain, zone }: { grain: "hour" | "day"; zone: string }, start: number): string =>
  `${bucketName(start, grain, zone)} ${zoneName(zone, new Date(start).toISOString())}`;
