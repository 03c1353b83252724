import { Readable } from "node:stream";
import type { Context } from "@/lib/command";
import { unavailable } from "@/lib/kernel";
import type { RejectView } from "../contract";
import { openTelemetry } from "../reading-name";
import { findBatch } from "../store/batches";
import { readRejects } from "../store/rejects";
import { takeUpload } from "../take-upload";
import type { Lines } from "./lines-of-spans";

/** What came of the exchanges of one request. */
export interface Rejected {
  count: number;
  /** How many lines were refused for what, the most frequent first. */
  reasons: { field: string; reason: string; count: number }[];
}

/**
 * Takes the lines of several requests as one upload, and says for each what was not taken.
 * @throws as `takeUpload`; `unavailable` when a busy store has taken all but cannot say yet what it refused: sending again is safe
 */
export async function takeLines(ctx: Context, requests: readonly Lines[]): Promise<Rejected[]> {
  const body = Readable.from(
    requests.flatMap(({ bytes }) => bytes),
    { objectMode: false },
  );
  const batch = await takeUpload(ctx, { kind: "exchanges", encoding: "identity", source: openTelemetry, body });
  if (batch.rejected === 0) return requests.map(() => ({ count: 0, reasons: [] }));
  const stored = batch.status === "committed" ? await findBatch(ctx.db, batch.id) : null;
  if (stored === null)
    throw unavailable("The spans are here, but a store is too busy to say which of them are good.", 5);
  return rejectsByRequest(requests, readRejects(ctx.warehouse, stored.number));
}

/** Deals rejects, in the order of their lines, out to the requests that the lines came from. */
export async function rejectsByRequest(
  requests: readonly Pick<Lines, "count">[],
  rejects: AsyncIterable<Pick<RejectView, "line" | "field" | "reason">>,
): Promise<Rejected[]> {
  const rejected: Rejected[] = requests.map(() => ({ count: 0, reasons: [] }));
  let request = 0;
  let last = requests[0]?.count ?? 0;
  for await (const { line, field, reason } of rejects) {
    while (line > last && request < requests.length - 1) {
      request += 1;
      last += requests[request]?.count ?? 0;
    }
    const counted = rejected[request];
    if (counted === undefined) break;
    counted.count += 1;
    const known = counted.reasons.find((one) => one.field === field && one.reason === reason);
    if (known === undefined) counted.reasons.push({ field, reason, count: 1 });
    else known.count += 1;
  }
  for (const { reasons } of rejected) reasons.sort((a, b) => b.count - a.count);
  return rejected;
}
