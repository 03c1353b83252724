import type { UploadInput } from "./contract";

/** The words that the OTLP receiver gives as the source of its uploads. */
export const openTelemetry = "opentelemetry";

/** By what an upload is read, in one word: what tells a source from others of the same sender. */
export function readingName({
  source,
  format,
  profile,
  mapping,
}: Pick<UploadInput, "source" | "format" | "profile" | "mapping">): string {
  if (mapping !== undefined) return "mapping";
  return profile ?? format ?? (source === openTelemetry ? openTelemetry : "ndjson");
}
