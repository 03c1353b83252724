-- A batch says which traffic store it goes to, who is on it, and whether they still are.
ALTER TABLE "ingest_batch"
    ADD COLUMN "warehouse" TEXT NOT NULL DEFAULT 'default',
    ADD COLUMN "attempt" INTEGER NOT NULL DEFAULT 1,
    ADD COLUMN "heartbeat_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

DROP INDEX "ingest_batch_status_idx";
CREATE INDEX "ingest_batch_warehouse_status_idx" ON "ingest_batch"("warehouse", "status");

ALTER TABLE "rollup_day" ADD COLUMN "warehouse" TEXT NOT NULL DEFAULT 'default';
ALTER TABLE "rollup_day" DROP CONSTRAINT "rollup_day_pkey";
ALTER TABLE "rollup_day" ADD CONSTRAINT "rollup_day_pkey" PRIMARY KEY ("warehouse", "day");
