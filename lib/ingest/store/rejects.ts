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

/** Most reasons that are told apart; each is a sentence of ours, so that there are no more unless fields are very many. */
const mostReasons = 200;

/** What lines of uploads that began since a moment were refused for, the most frequent first; by buckets of so many milliseconds. */
export async function readRejectReasons(warehouse: Warehouse, since: number, bucket: number): Promise<RejectReason[]> {
  const rows = await warehouse.rows<RejectReason & { starts: string[]; counts: number[] }>(rejectReasonsQuery, {
    ...{ since, bucket, most: mostReasons },
  });
  return rows.map(({ starts, counts, ...row }) => ({
    ...row,
    buckets: starts.map((start, i) => [Number(start), counts[i] ?? 0]),
  }));
}
