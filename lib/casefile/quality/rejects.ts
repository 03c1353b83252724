import { wilson } from "@/lib/detection";
import type { RejectReason, SourceBucket } from "@/lib/ingest";
import { IngestKind } from "@/lib/ingest/contract";
import type { RejectFigure } from "./contract";

export interface RejectData {
  reasons: readonly RejectReason[];
  /** What all uploads brought, by buckets of the same width. */
  buckets: readonly SourceBucket[];
  batchIds: ReadonlyMap<string, string>;
  /** The window in milliseconds; of all, from its first bucket. */
  since: number;
  now: number;
}

type Lines = Map<number, number>;

/** Lines of a kind, or of all kinds, by the start of their bucket. */
function linesOf(buckets: readonly SourceBucket[], kind: IngestKind | null): Lines {
  const lines: Lines = new Map();
  for (const bucket of buckets) {
    if (bucket.uploads === 0 || (kind !== null && bucket.kind !== kind)) continue;
    const at = bucket.at.getTime();
    lines.set(at, (lines.get(at) ?? 0) + bucket.lines);
  }
  return lines;
}

const total = (lines: Lines, within: (at: number) => boolean): number =>
  [...lines].reduce((sum, [at, n]) => (within(at) ? sum + n : sum), 0);

/** Whether a share has gone up: the 95 % intervals (Wilson) of its earlier and its later value are apart. */
export const isRising = (earlier: RejectFigure["earlier"], later: RejectFigure["later"]): boolean =>
  earlier.of > 0 && later.of > 0 && wilson(later.lines, later.of).low > wilson(earlier.lines, earlier.of).high;

/** Refused lines by reason, as shares of the lines of their kind, over the window and in its halves. */
export function rejectsOf({ reasons, buckets, batchIds, since, now }: RejectData): RejectFigure[] {
  const starts = buckets.map(({ at }) => at.getTime());
  const middle = (Math.max(since, Math.min(now, ...starts)) + now) / 2;
  const isEarlier = (at: number) => at < middle;
  const isLater = (at: number) => at >= middle;
  return reasons.map((one) => {
    const kind = IngestKind.safeParse(one.kind).data ?? null;
    const all = linesOf(buckets, kind);
    const refused: Lines = new Map();
    // Several uploads may begin in one bucket.
    for (const [at, n] of one.buckets) refused.set(at, (refused.get(at) ?? 0) + n);
    const part = (within: (at: number) => boolean) => ({ lines: total(refused, within), of: total(all, within) });
    const [earlier, later] = [part(isEarlier), part(isLater)];
    return {
      ...{ kind, field: one.field, reason: one.reason, lines: one.lines, batches: one.batches, earlier, later },
      of: total(all, () => true),
      newestBatchId: batchIds.get(one.newest) ?? null,
      rising: isRising(earlier, later),
      trend: [...all]
        .sort(([a], [b]) => a - b)
        .map(([at, of]) => ({ at: new Date(at).toISOString(), lines: refused.get(at) ?? 0, of })),
    };
  });
}
