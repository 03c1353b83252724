-- Looked for every few seconds: what nothing has looked into yet is found without walking over all that was.
CREATE INDEX "quarantined_object_unread_idx" ON "quarantined_object"("received_at") WHERE "read_at" IS NULL AND "withdrawn_at" IS NULL;
