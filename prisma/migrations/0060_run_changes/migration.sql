-- What became of accounts since the run published before: how many were newly flagged, released, moved, changed.
ALTER TABLE "detection_run" ADD COLUMN "changes" JSONB;
