"use client";
import { Tooltip } from "@mantine/core";
import { useState } from "react";

/** `2026-02-03 14:05`, in UTC; `day` leaves out the time. */
export const formatMoment = (iso: string, precision: "day" | "minute" | "second" = "minute"): string => {
  const text = new Date(iso).toISOString().replace("T", " ");
  return text.slice(0, { day: 10, minute: 16, second: 19 }[precision]);
};

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

/** A time in UTC; how long ago on hover. */
export function Moment({ at, precision }: { at: string | null; precision?: "day" | "minute" | "second" }) {
  const [ago, setAgo] = useState("");
  if (at === null) return <span title="not known">–</span>;
  const measure = () => setAgo(formatRelative(at, Date.now()));
  return (
    <Tooltip label={`${formatMoment(at, "second")} UTC${ago && `, ${ago}`}`}>
      <time dateTime={at} onPointerEnter={measure} style={{ whiteSpace: "nowrap" }}>
        {formatMoment(at, precision)}
      </time>
    </Tooltip>
  );
}
