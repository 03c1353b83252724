CREATE TYPE "InboundBatchState" AS ENUM ('received', 'reviewed', 'accepted', 'refused');
CREATE TYPE "InboundIndicatorState" AS ENUM ('quarantined', 'accepted', 'refused', 'expired', 'revoked');
CREATE TYPE "SightingKind" AS ENUM ('seen', 'false_positive', 'expired');

CREATE TABLE "inbound_batch" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "tlp" TEXT NOT NULL,
    "state" "InboundBatchState" NOT NULL DEFAULT 'received',
    "counts" JSONB NOT NULL,
    "faults" JSONB NOT NULL,
    "warninglist" BYTEA,
    "received_by_id" TEXT NOT NULL,
    "received_by_name" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inbound_batch_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "inbound_indicator" (
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "source_id" TEXT NOT NULL,
    "part" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "display" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "unmatchable" TEXT,
    "confidence" INTEGER,
    "tlp" TEXT NOT NULL,
    "seen_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3) NOT NULL,
    "modified_at" TIMESTAMPTZ(3) NOT NULL,
    "contested" TEXT,
    "state" "InboundIndicatorState" NOT NULL DEFAULT 'quarantined',
    "state_reason" TEXT,
    "state_by_name" TEXT,
    "state_at" TIMESTAMPTZ(3),
    "accounts" INTEGER,
    "matched_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbound_indicator_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "inbound_match" (
    "indicator_id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,

    CONSTRAINT "inbound_match_pkey" PRIMARY KEY ("indicator_id","account_id")
);

CREATE TABLE "inbound_key" (
    "partner_id" UUID NOT NULL,
    "key_id" TEXT NOT NULL,
    "key" BYTEA NOT NULL,
    "shares_accounts" BOOLEAN NOT NULL,
    "held_by_id" TEXT NOT NULL,
    "held_by_name" TEXT NOT NULL,
    "held_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inbound_key_pkey" PRIMARY KEY ("partner_id","key_id")
);

CREATE TABLE "inbound_sighting" (
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "source_id" TEXT NOT NULL,
    "object_ref" TEXT NOT NULL,
    "kind" "SightingKind" NOT NULL,
    "count" INTEGER NOT NULL,
    "first_seen" TIMESTAMPTZ(3),
    "last_seen" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inbound_sighting_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "partner_precision" (
    "partner_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "matched" INTEGER NOT NULL,
    "judged" INTEGER NOT NULL,
    "operated" INTEGER NOT NULL,

    CONSTRAINT "partner_precision_pkey" PRIMARY KEY ("partner_id","at")
);

CREATE TABLE "external_evidence" (
    "indicator_id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "partner_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "confidence" INTEGER,
    "precision" DOUBLE PRECISION,
    "contested" BOOLEAN NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "external_evidence_pkey" PRIMARY KEY ("indicator_id","account_id")
);

CREATE UNIQUE INDEX "inbound_batch_partner_id_sha256_key" ON "inbound_batch"("partner_id", "sha256");
CREATE INDEX "inbound_batch_received_at_idx" ON "inbound_batch"("received_at");
CREATE INDEX "inbound_indicator_batch_id_id_idx" ON "inbound_indicator"("batch_id", "id");
CREATE INDEX "inbound_indicator_partner_id_source_id_part_idx" ON "inbound_indicator"("partner_id", "source_id", "part");
CREATE INDEX "inbound_indicator_state_matched_at_idx" ON "inbound_indicator"("state", "matched_at");
CREATE INDEX "inbound_match_account_id_idx" ON "inbound_match"("account_id");
CREATE UNIQUE INDEX "inbound_sighting_partner_id_source_id_key" ON "inbound_sighting"("partner_id", "source_id");
CREATE INDEX "inbound_sighting_object_ref_idx" ON "inbound_sighting"("object_ref");
CREATE INDEX "external_evidence_account_id_idx" ON "external_evidence"("account_id");
CREATE INDEX "external_evidence_partner_id_idx" ON "external_evidence"("partner_id");

ALTER TABLE "inbound_batch" ADD CONSTRAINT "inbound_batch_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "inbound_indicator" ADD CONSTRAINT "inbound_indicator_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "inbound_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "inbound_match" ADD CONSTRAINT "inbound_match_indicator_id_fkey" FOREIGN KEY ("indicator_id") REFERENCES "inbound_indicator"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "inbound_key" ADD CONSTRAINT "inbound_key_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "inbound_sighting" ADD CONSTRAINT "inbound_sighting_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "inbound_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "partner_precision" ADD CONSTRAINT "partner_precision_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER inbound_sighting_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "inbound_sighting"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER partner_precision_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "partner_precision"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
