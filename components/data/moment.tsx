"use client";
import { Text, Tooltip } from "@mantine/core";
import { useState } from "react";
import { useZone } from "@/components/preferences/preferences";

export type Precision = "day" | "minute" | "second";
const lengths = { day: 10, minute: 16, second: 19 } as const;
const formats = new Map<string, Intl.DateTimeFormat>();

/** A format of a zone, made once. */
function formatOf(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${Object.keys(options).length}`;
  // Swedish writes dates as ISO 8601 does.
  const format = formats.get(key) ?? new Intl.DateTimeFormat("sv-SE", { timeZone: zone, ...options });
  formats.set(key, format);
  return format;
}

/** `2026-02-03 14:05`, in UTC unless another zone is named; `day` leaves out the time. */
export function formatMoment(iso: string, precision: Precision = "minute", zone = "UTC"): string {
  if (zone === "UTC") return new Date(iso).toISOString().replace("T", " ").slice(0, lengths[precision]);
  return formatOf(zone, { dateStyle: "short", timeStyle: "medium" }).format(new Date(iso)).slice(0, lengths[precision]);
}

/** What a zone is called at a moment: `UTC`, `CEST`, `GMT+5:30`. */
export function zoneName(zone: string, iso: string): string {
  if (zone === "UTC") return "UTC";
  const parts = formatOf(zone, { timeZoneName: "short" }).formatToParts(new Date(iso));
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
}

/** How the person who looks is shown a time in running text, its zone included. */
export function useMomentText(): (iso: string, precision?: Precision) => string {
  const zone = useZone();
  return (iso, precision) => `${formatMoment(iso, precision, zone)} ${zoneName(zone, iso)}`;
}

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
];
const relative = new Intl.RelativeTimeFormat("en", { numeric: "always" });

/** `3 days ago`, in the largest unit that fits. */
export function formatRelative(iso: string, now: number): string {
  const distance = Date.parse(iso) - now;
  const [unit, size] = units.find(([, size]) => Math.abs(distance) >= size) ?? (["second", 1_000] as const);
  return relative.format(Math.round(distance / size), unit);
}

/** A time in the zone of who looks, with the zone's name; a day in UTC, by which days are counted. How long ago on hover. */
export function Moment({ at, precision = "minute" }: { at: string | null; precision?: Precision }) {
  const [ago, setAgo] = useState("");
  const zone = useZone();
  if (at === null) return <span title="not known">–</span>;
  const measure = () => setAgo(formatRelative(at, Date.now()));
  const name = zoneName(zone, at);
  return (
    <Tooltip label={`${formatMoment(at, "second", zone)} ${name}${ago && `, ${ago}`}`}>
      <time dateTime={at} onPointerEnter={measure} style={{ whiteSpace: "nowrap" }}>
        {formatMoment(at, precision, precision === "day" ? "UTC" : zone)}
        {precision !== "day" && (
          <Text component="span" fz="0.75em" c="dimmed">
            {" "}
            {name}
          </Text>
        )}
      </time>
    </Tooltip>
  );
}
