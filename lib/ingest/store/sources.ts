import type { Database } from "@/lib/db";
import type { IngestKind } from "../contract";

/** Where data come from: a sender with what its uploads are read by. */
export interface Source {
  kind: IngestKind;
  sender: string;
  /** Empty for uploads of before this was kept. */
  reading: string;
}

/** What uploads of one source brought that began in one bucket of time. */
export interface SourceBucket extends Source {
  /** Start of the bucket. */
  at: Date;
  /** Uploads that were taken; those that failed or were stopped, of which nothing was. */
  uploads: number;
  failed: number;
  lines: number;
  accepted: number;
  duplicates: number;
  rejected: number;
  /** When the newest upload began that was taken. */
  latest: Date | null;
}

const widths = { hour: "1 hour", day: "1 day" };

/** Uploads that began since a moment, by source and hour or day (UTC). Counts of uploads that are under way are left out. */
export const readSourceBuckets = (
  db: Database,
  warehouse: string,
  since: Date,
  bucket: "hour" | "day",
): Promise<SourceBucket[]> =>
  // Sums of whole numbers of 64 bits are kept as decimals, which takes several times as long.
  db.$queryRaw<SourceBucket[]>`
    select kind::text as kind, sender, reading, at, sum(uploads)::int as uploads, sum(failed)::int as failed,
      sum(lines) as lines, sum(accepted) as accepted, sum(duplicates) as duplicates, sum(rejected) as rejected,
      max(latest) as latest
    from (
      select kind, requested_by as sender, coalesce(reading, '') as reading,
        date_bin(${widths[bucket]}::interval, started_at, 'epoch'::timestamptz) as at,
        (case when status = 'committed' then count(*) else 0 end) as uploads,
        (case when status in ('failed', 'stopped') then count(*) else 0 end) as failed,
        (case when status = 'committed' then sum(lines::float8) else 0 end) as lines,
        (case when status = 'committed' then sum(accepted::float8) else 0 end) as accepted,
        (case when status = 'committed' then sum(duplicates::float8) else 0 end) as duplicates,
        (case when status = 'committed' then sum(rejected::float8) else 0 end) as rejected,
        (case when status = 'committed' then max(started_at) end) as latest
      from ingest_batch
      where warehouse = ${warehouse} and started_at >= ${since}
      group by kind, requested_by, 3, 4, status) as by_status
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`;

/** What uploads that began at these moments said of where they came from. */
export async function readUploadNames(
  db: Database,
  warehouse: string,
  startedAt: Date[],
): Promise<(Source & { startedAt: Date; name: string })[]> {
  const rows = await db.ingestBatch.findMany({
    where: { warehouse, startedAt: { in: startedAt }, status: "committed" },
    select: { kind: true, requestedBy: true, reading: true, startedAt: true, source: true },
  });
  return rows.map(({ requestedBy, reading, source, ...row }) => ({
    ...row,
    sender: requestedBy,
    reading: reading ?? "",
    name: source,
  }));
}

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
