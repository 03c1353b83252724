ALTER TABLE "quarantined_object" ADD COLUMN "read_at" TIMESTAMPTZ(3);
CREATE INDEX "quarantined_object_partner_id_read_at_idx" ON "quarantined_object"("partner_id", "read_at");
