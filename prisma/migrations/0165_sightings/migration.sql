-- What partners say of what was shared with them, what is said to them beside bundles, and how they are told of recalls.
ALTER TYPE "RecallCause" ADD VALUE 'sighting';
CREATE TYPE "InboundNoteKind" AS ENUM ('request', 'answer');
CREATE TYPE "RemarkKind" AS ENUM ('sighting', 'opinion', 'request', 'answer');
CREATE TYPE "RecallNoticeState" AS ENUM ('waiting', 'told', 'given_up');

ALTER TABLE "inbound_sighting" ADD COLUMN "modified_at" TIMESTAMPTZ(3),
ADD COLUMN "revoked" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "object_id" UUID;
ALTER TABLE "inbound_sighting" DISABLE TRIGGER inbound_sighting_append_only;
UPDATE "inbound_sighting" s SET "modified_at" = s."received_at",
  "object_id" = (SELECT o."id" FROM "shared_object" o WHERE o."partner_id" = s."partner_id" AND o."id"::text = right(s."object_ref", 36));
ALTER TABLE "inbound_sighting" ENABLE TRIGGER inbound_sighting_append_only;
ALTER TABLE "inbound_sighting" ALTER COLUMN "modified_at" SET NOT NULL;
DROP INDEX "inbound_sighting_partner_id_source_id_key";
CREATE UNIQUE INDEX "inbound_sighting_partner_id_source_id_object_ref_modified_a_key" ON "inbound_sighting"("partner_id", "source_id", "object_ref", "modified_at");
CREATE INDEX "inbound_sighting_partner_id_object_id_idx" ON "inbound_sighting"("partner_id", "object_id");

CREATE TABLE "inbound_note" (
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "source_id" TEXT NOT NULL,
    "kind" "InboundNoteKind" NOT NULL,
    "abstract" TEXT,
    "text" TEXT NOT NULL,
    "object_refs" TEXT[],
    "tlp" TEXT NOT NULL,
    "modified_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked" BOOLEAN NOT NULL,

    CONSTRAINT "inbound_note_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "indicator_review" ALTER COLUMN "recall_id" DROP NOT NULL,
ADD COLUMN "sighting_id" UUID,
ADD CONSTRAINT "indicator_review_because" CHECK (("recall_id" IS NULL) <> ("sighting_id" IS NULL));

CREATE TABLE "remark" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "kind" "RemarkKind" NOT NULL,
    "tlp" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "indicator_id" UUID,
    "answers" TEXT,
    "agreement_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "approved_by_id" TEXT NOT NULL,
    "approved_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "modified_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_name" TEXT,
    "revoke_reason" TEXT,

    CONSTRAINT "remark_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "remark_step" (
    "id" UUID NOT NULL,
    "remark_id" UUID NOT NULL,
    "kind" "DeliveryStepKind" NOT NULL,
    "by_name" TEXT NOT NULL,
    "note" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "remark_step_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "request_closing" (
    "subject" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "request_closing_pkey" PRIMARY KEY ("subject")
);

CREATE TABLE "partner_webhook" (
    "partner_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "secret" BYTEA NOT NULL,
    "version" INTEGER NOT NULL,
    "saved_by_name" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),
    "disabled_reason" TEXT,

    CONSTRAINT "partner_webhook_pkey" PRIMARY KEY ("partner_id")
);

CREATE TABLE "recall_notice" (
    "export_id" UUID NOT NULL,
    "state" "RecallNoticeState" NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "error" TEXT,

    CONSTRAINT "recall_notice_pkey" PRIMARY KEY ("export_id")
);

CREATE UNIQUE INDEX "inbound_note_partner_id_source_id_modified_at_key" ON "inbound_note"("partner_id", "source_id", "modified_at");
CREATE UNIQUE INDEX "indicator_review_sighting_id_key" ON "indicator_review"("sighting_id");
CREATE INDEX "remark_partner_id_created_at_idx" ON "remark"("partner_id", "created_at");
CREATE INDEX "remark_indicator_id_idx" ON "remark"("indicator_id");
CREATE INDEX "remark_step_remark_id_at_idx" ON "remark_step"("remark_id", "at");
CREATE INDEX "recall_notice_state_next_attempt_at_idx" ON "recall_notice"("state", "next_attempt_at");

ALTER TABLE "inbound_note" ADD CONSTRAINT "inbound_note_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "inbound_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "inbound_note" ADD CONSTRAINT "inbound_note_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "indicator_review" ADD CONSTRAINT "indicator_review_sighting_id_fkey" FOREIGN KEY ("sighting_id") REFERENCES "inbound_sighting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "remark" ADD CONSTRAINT "remark_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "remark" ADD CONSTRAINT "remark_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "partner_agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "remark_step" ADD CONSTRAINT "remark_step_remark_id_fkey" FOREIGN KEY ("remark_id") REFERENCES "remark"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "partner_webhook" ADD CONSTRAINT "partner_webhook_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "recall_notice" ADD CONSTRAINT "recall_notice_export_id_fkey" FOREIGN KEY ("export_id") REFERENCES "bundle_export"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER inbound_note_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "inbound_note"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER remark_step_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "remark_step"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER request_closing_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "request_closing"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
