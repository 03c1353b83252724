-- By what an upload was read, so that its source can be told from others of the same sender.
ALTER TABLE "ingest_batch" ADD COLUMN "reading" TEXT;

CREATE INDEX "ingest_batch_warehouse_started_at_idx" ON "ingest_batch"("warehouse", "started_at");

-- Every day is built once more, so that it has its figures of coverage too.
UPDATE "rollup_day" SET "dirty_version" = "dirty_version" + 1;
