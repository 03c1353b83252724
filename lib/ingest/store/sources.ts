import type { Database } from "@/lib/db";
import type { IngestKind } from "../contract";

/** What uploads of one source brought that began in one bucket of time. A source is a sender with what it is read by. */
export interface SourceBucket {
  kind: IngestKind;
  sender: string;
  /** Empty for uploads of before this was kept. */
  reading: string;
  /** Start of the bucket. */
  at: Date;
  /** Uploads that were taken; those that failed or were stopped, of which nothing was. */
  uploads: number;
  failed: number;
  lines: number;
  accepted: number;
  duplicates: number;
  rejected: number;
  /** The newest upload that was taken, if any, and what it said of where it came from. */
  latest: Date | null;
  name: string | null;
}

/** Uploads that began since a moment, by source and hour or day (UTC). Counts of uploads that are under way are left out. */
export const readSourceBuckets = (
  db: Database,
  warehouse: string,
  since: Date,
  bucket: "hour" | "day",
): Promise<SourceBucket[]> =>
  db.$queryRaw<SourceBucket[]>`
    select kind::text as kind, requested_by as sender, coalesce(reading, '') as reading,
      date_trunc(${bucket}, started_at, 'UTC') as at,
      (count(*) filter (where status = 'committed'))::int as uploads,
      (count(*) filter (where status in ('failed', 'stopped')))::int as failed,
      (coalesce(sum(lines) filter (where status = 'committed'), 0))::float8 as lines,
      (coalesce(sum(accepted) filter (where status = 'committed'), 0))::float8 as accepted,
      (coalesce(sum(duplicates) filter (where status = 'committed'), 0))::float8 as duplicates,
      (coalesce(sum(rejected) filter (where status = 'committed'), 0))::float8 as rejected,
      max(started_at) filter (where status = 'committed') as latest,
      (array_agg(source order by started_at desc) filter (where status = 'committed'))[1] as name
    from ingest_batch
    where warehouse = ${warehouse} and started_at >= ${since}
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`;

/** Batches by their numbers in the traffic store. */
export const readBatchIds = async (
  db: Database,
  warehouse: string,
  numbers: bigint[],
): Promise<Map<string, string>> => {
  const rows = await db.ingestBatch.findMany({
    where: { warehouse, number: { in: numbers } },
    select: { id: true, number: true },
  });
  return new Map(rows.map(({ id, number }) => [String(number), id]));
};
