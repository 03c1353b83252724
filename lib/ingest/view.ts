import type { IngestBatch } from "@/prisma/generated/client";
import type { IngestBatchView } from "./contract";

/** A batch as people and programs see it. */
export const batchView = (batch: IngestBatch): IngestBatchView => ({
  id: batch.id,
  kind: batch.kind,
  status: batch.status,
  source: batch.source,
  lines: Number(batch.lines),
  accepted: Number(batch.accepted),
  duplicates: Number(batch.duplicates),
  rejected: Number(batch.rejected),
  bytes: Number(batch.bytes),
  ...(batch.error === null ? {} : { error: batch.error }),
  started_at: batch.startedAt.toISOString(),
  ...(batch.committedAt === null ? {} : { committed_at: batch.committedAt.toISOString() }),
});
