-- The statistics that runs within an epoch measure by; the run that opened it gives it its id.
CREATE TABLE "detection_epoch" (
  "run_id" UUID NOT NULL,
  "opened_at" TIMESTAMPTZ(3) NOT NULL,
  "statistics" JSONB NOT NULL,

  CONSTRAINT "detection_epoch_pkey" PRIMARY KEY ("run_id"),
  CONSTRAINT "detection_epoch_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "detection_run" ("id")
    ON DELETE CASCADE ON UPDATE CASCADE
);

-- The epoch that a run kept within; null for a run over everything.
ALTER TABLE "detection_run" ADD COLUMN "epoch_run_id" UUID;
