-- Which worker process is on a run, and how often it was begun: so that the runs of a dead one are taken over at once.
ALTER TABLE "job_run" ADD COLUMN "holder" UUID, ADD COLUMN "attempts" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "job_run_status_idx" ON "job_run"("status");
