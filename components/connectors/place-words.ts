import type { Place } from "@/lib/connectors/contract";

/** Where a place is, and which of its files are meant. */
export const placeWords = (place: Place): string =>
  place.type === "directory"
    ? `${place.path.replace(/\/$/, "")}/${place.files}`
    : `${place.endpoint}/${place.bucket}/${place.prefix}${place.files}`;

const units: [string, number][] = [
  ["d", 86_400],
  ["h", 3_600],
  ["min", 60],
];

/** `5400` → `1.5 h`. */
export function lagWords(seconds: number | null): string {
  if (seconds === null) return "none";
  const [unit, size] = units.find(([, size]) => seconds >= size) ?? ["s", 1];
  const value = seconds / size;
  return `${value < 10 && unit !== "s" ? value.toFixed(1) : Math.round(value)} ${unit}`;
}
