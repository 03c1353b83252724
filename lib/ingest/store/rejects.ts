import type { Warehouse } from "@/lib/warehouse";
import type { RejectView } from "../contract";
import { rejectsQuery } from "../sql/publish.sql";
import { rejectReasonsQuery } from "../sql/rejects.sql";

/** The rejected lines of a batch, one by one. */
export async function* readRejects(warehouse: Warehouse, batch: bigint): AsyncIterable<RejectView> {
  for await (const block of warehouse.stream<RejectView>(rejectsQuery(batch))) yield* block;
}

/** How many lines were refused for what. */
export interface RejectReason {
  /** Empty for uploads of before this was kept. */
  kind: string;
  /** Empty where the line as a whole is refused. */
  field: string;
  reason: string;
  lines: number;
  /** Uploads that have such lines, and the number of the newest. */
  batches: number;
  newest: string;
  /** Refused lines by the start of the bucket, in milliseconds, that their upload began in. */
  buckets: [start: number, lines: number][];
}

export interface RejectWindow {
  /** Uploads that began since then, in milliseconds. */
  since: number;
  /** Width of a bucket in milliseconds. */
  bucket: number;
  /** Most reasons that are told. */
  most: number;
}

/** What lines were refused for, the most frequent first. */
export async function readRejectReasons(warehouse: Warehouse, window: RejectWindow): Promise<RejectReason[]> {
  const rows = await warehouse.rows<RejectReason & { starts: string[]; counts: number[] }>(rejectReasonsQuery, {
    ...window,
  });
  return rows.map(({ starts, counts, ...row }) => ({
    ...row,
    buckets: starts.map((start, i) => [Number(start), counts[i] ?? 0]),
  }));
}
