import { setImmediate } from "node:timers/promises";
import { exchangeOfSpan } from "./exchange-of-span";
import { isInference } from "./is-inference";
import type { Span } from "./span";

/** Longest stretch of work after which others get their turn, in milliseconds. */
const longestStretch = 10;

/** Lines of canonical input, one for each exchange. */
export interface Lines {
  bytes: Buffer[];
  count: number;
  length: number;
}

/**
 * The exchanges among spans, as NDJSON; other spans are passed over. Nothing is given out before the last span was read.
 * @throws what reading a span throws
 */
export async function linesOfSpans(spans: Iterable<Span>): Promise<Lines> {
  const lines: Lines = { bytes: [], count: 0, length: 0 };
  let since = performance.now();
  for (const span of spans) {
    if (isInference(span)) {
      const line = Buffer.from(`${JSON.stringify(exchangeOfSpan(span))}\n`);
      lines.bytes.push(line);
      lines.length += line.length;
      lines.count += 1;
    }
    if (performance.now() - since < longestStretch) continue;
    await setImmediate();
    since = performance.now();
  }
  return lines;
}
