-- Agreements with partners, keys that follow each other, what each partner was given, and how it is taken back.
ALTER TYPE "SigningPurpose" ADD VALUE 'bundle';
CREATE TYPE "DeliveryStepKind" AS ENUM ('built', 'approved', 'downloaded', 'sent', 'fetched', 'acknowledged');
CREATE TYPE "RecallCause" AS ENUM ('appeal', 'dismissal', 'reversal');
CREATE TYPE "IndicatorReviewState" AS ENUM ('waiting', 'kept', 'revoked');

CREATE TABLE "partner_key" (
    "id" TEXT NOT NULL,
    "partner_id" UUID NOT NULL,
    "key" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "overlap_until" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "partner_key_pkey" PRIMARY KEY ("id")
);

INSERT INTO "partner_key" ("id", "partner_id", "key", "created_at", "withdrawn_at")
SELECT "key_id", "id", "key", "created_at", CASE WHEN "key" IS NULL THEN now() END FROM "partner" WHERE "key_id" IS NOT NULL;
ALTER TABLE "partner" DROP COLUMN "key", DROP COLUMN "key_id";

CREATE TABLE "partner_agreement" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "categories" TEXT[],
    "purposes" TEXT[],
    "retention_days" INTEGER NOT NULL,
    "country" TEXT NOT NULL,
    "shares_account_namespace" BOOLEAN NOT NULL,
    "least_tlp" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,
    "signed_by" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" TEXT NOT NULL,
    "recorded_by_name" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "partner_agreement_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "campaign_marking" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "tlp" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "set_by_id" TEXT NOT NULL,
    "set_by_name" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_marking_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "wrapper_release" (
    "campaign_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "text" BYTEA NOT NULL,
    "text_hash" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "released_by_id" TEXT NOT NULL,
    "released_by_name" TEXT NOT NULL,
    "released_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wrapper_release_pkey" PRIMARY KEY ("campaign_id", "kind", "value")
);

ALTER TABLE "bundle_export" ADD COLUMN     "agreement_id" UUID,
ADD COLUMN     "approved_by_id" TEXT,
ADD COLUMN     "approved_by_name" TEXT,
ADD COLUMN     "categories" TEXT[],
ADD COLUMN     "purpose" TEXT,
ADD COLUMN     "recall_id" UUID;

CREATE TABLE "delivery_step" (
    "id" UUID NOT NULL,
    "export_id" UUID NOT NULL,
    "kind" "DeliveryStepKind" NOT NULL,
    "by_name" TEXT NOT NULL,
    "note" TEXT,
    "sha256" TEXT,
    "jws" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_step_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "shared_object" (
    "partner_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "account_id" TEXT,
    "value_kind" TEXT,
    "value" TEXT,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "modified_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "recall_id" UUID,

    CONSTRAINT "shared_object_pkey" PRIMARY KEY ("partner_id", "id")
);

CREATE TABLE "delivered_object" (
    "export_id" UUID NOT NULL,
    "object_id" UUID NOT NULL,

    CONSTRAINT "delivered_object_pkey" PRIMARY KEY ("export_id", "object_id")
);

CREATE TABLE "recall" (
    "id" UUID NOT NULL,
    "cause" "RecallCause" NOT NULL,
    "decision_id" UUID NOT NULL,
    "campaign_id" UUID,
    "reason" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recall_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "recalled_account" (
    "recall_id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recalled_account_pkey" PRIMARY KEY ("recall_id", "account_id")
);

CREATE TABLE "indicator_review" (
    "id" UUID NOT NULL,
    "recall_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "object_id" UUID NOT NULL,
    "core" INTEGER NOT NULL,
    "overall" INTEGER NOT NULL,
    "state" "IndicatorReviewState" NOT NULL DEFAULT 'waiting',
    "reason" TEXT,
    "settled_by_name" TEXT,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "indicator_review_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "partner_key_partner_id_created_at_idx" ON "partner_key"("partner_id", "created_at");
-- One key at a time holds; those before it leave for a while beside it.
CREATE UNIQUE INDEX "partner_key_current_key" ON "partner_key"("partner_id") WHERE "overlap_until" IS NULL AND "withdrawn_at" IS NULL;
CREATE UNIQUE INDEX "partner_agreement_partner_id_version_key" ON "partner_agreement"("partner_id", "version");
CREATE INDEX "campaign_marking_campaign_id_set_at_idx" ON "campaign_marking"("campaign_id", "set_at");
CREATE INDEX "bundle_export_partner_id_exported_at_idx" ON "bundle_export"("partner_id", "exported_at");
CREATE INDEX "bundle_export_recall_id_idx" ON "bundle_export"("recall_id");
CREATE INDEX "delivery_step_export_id_at_idx" ON "delivery_step"("export_id", "at");
CREATE INDEX "shared_object_campaign_id_kind_idx" ON "shared_object"("campaign_id", "kind");
CREATE INDEX "shared_object_account_id_idx" ON "shared_object"("account_id");
CREATE INDEX "shared_object_recall_id_idx" ON "shared_object"("recall_id");
CREATE UNIQUE INDEX "recall_cause_decision_id_key" ON "recall"("cause", "decision_id");
CREATE INDEX "recalled_account_account_id_idx" ON "recalled_account"("account_id");
CREATE INDEX "indicator_review_state_idx" ON "indicator_review"("state");
CREATE UNIQUE INDEX "indicator_review_recall_id_partner_id_object_id_key" ON "indicator_review"("recall_id", "partner_id", "object_id");

ALTER TABLE "partner_key" ADD CONSTRAINT "partner_key_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "partner_agreement" ADD CONSTRAINT "partner_agreement_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "campaign_marking" ADD CONSTRAINT "campaign_marking_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "wrapper_release" ADD CONSTRAINT "wrapper_release_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "bundle_export" ADD CONSTRAINT "bundle_export_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "partner_agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "bundle_export" ADD CONSTRAINT "bundle_export_recall_id_fkey" FOREIGN KEY ("recall_id") REFERENCES "recall"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "delivery_step" ADD CONSTRAINT "delivery_step_export_id_fkey" FOREIGN KEY ("export_id") REFERENCES "bundle_export"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "shared_object" ADD CONSTRAINT "shared_object_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "shared_object" ADD CONSTRAINT "shared_object_recall_id_fkey" FOREIGN KEY ("recall_id") REFERENCES "recall"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "delivered_object" ADD CONSTRAINT "delivered_object_export_id_fkey" FOREIGN KEY ("export_id") REFERENCES "bundle_export"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "recalled_account" ADD CONSTRAINT "recalled_account_recall_id_fkey" FOREIGN KEY ("recall_id") REFERENCES "recall"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "indicator_review" ADD CONSTRAINT "indicator_review_recall_id_fkey" FOREIGN KEY ("recall_id") REFERENCES "recall"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER partner_agreement_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "partner_agreement"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER campaign_marking_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "campaign_marking"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER wrapper_release_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "wrapper_release"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER delivery_step_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "delivery_step"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER delivered_object_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "delivered_object"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER recall_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "recall"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER recalled_account_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "recalled_account"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
