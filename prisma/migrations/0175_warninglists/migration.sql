-- Lists of what is common, as people accepted them: what they name is a hub in every run that begins while they hold.
CREATE TABLE "warninglist" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "entries" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "held_at" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "warninglist_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "warninglist_partner_id_name_idx" ON "warninglist"("partner_id", "name");

ALTER TABLE "detection_run" ADD COLUMN "warninglists" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "campaign_evidence" ADD COLUMN "listed_by" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
ALTER TABLE "inbound_batch" ADD COLUMN "reach" JSONB;
ALTER TABLE "inbound_batch" ADD COLUMN "reach_at" TIMESTAMPTZ(3);
