-- The statistics that runs within an epoch measure by; the run that opened it gives it its id.
CREATE TABLE "detection_epoch" (
  "run_id" UUID NOT NULL PRIMARY KEY REFERENCES "detection_run" ("id") ON DELETE CASCADE,
  "opened_at" TIMESTAMPTZ(3) NOT NULL,
  "statistics" JSONB NOT NULL
);

-- The epoch that a run kept within; null for a run over everything.
ALTER TABLE "detection_run" ADD COLUMN "epoch_run_id" UUID;
