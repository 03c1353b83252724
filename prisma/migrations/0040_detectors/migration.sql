-- Versions of detection's configuration, shadow runs, audit samples, and what decisions teach.

CREATE TYPE "ConfigurationStatus" AS ENUM ('proposed', 'live', 'superseded', 'withdrawn');
CREATE TYPE "ConfigurationOrigin" AS ENUM ('shipped', 'person', 'feedback');
CREATE TYPE "SampleStratum" AS ENUM ('flagged', 'dismissed', 'unflagged');
CREATE TYPE "AccountLabel" AS ENUM ('benign', 'operated', 'compromised', 'unsure');
CREATE TYPE "OutcomeKind" AS ENUM ('confirmed', 'dismissed', 'cleared', 'appeal_upheld');
ALTER TYPE "RunStatus" ADD VALUE 'completed';

ALTER TABLE "detection_run"
    ADD COLUMN "configuration_id" UUID,
    ADD COLUMN "shadow" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "baseline_run_id" UUID,
    ADD COLUMN "found" JSONB;

CREATE INDEX "detection_run_configuration_id_idx" ON "detection_run"("configuration_id");

CREATE TABLE "detector_configuration" (
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "status" "ConfigurationStatus" NOT NULL,
    "origin" "ConfigurationOrigin" NOT NULL,
    "content" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "based_on_id" UUID,
    "reason" TEXT NOT NULL,
    "basis" JSONB,
    "proposed_by_id" TEXT NOT NULL,
    "proposed_by_name" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" TEXT,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decision_reason" TEXT,
    "shadow_run_id" UUID,
    "superseded_at" TIMESTAMPTZ(3),
    "is_live" BOOLEAN,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "detector_configuration_pkey" PRIMARY KEY ("id"),
    -- The unique index on is_live lets one row be true; this keeps it in step with the status.
    CONSTRAINT "detector_configuration_one_live" CHECK ("is_live" IS NOT DISTINCT FROM CASE WHEN "status" = 'live' THEN true END),
    -- Two people, on every path: what was proposed by somebody goes live, and has been live, by somebody else.
    CONSTRAINT "detector_configuration_two_people" CHECK ("status" IN ('proposed', 'withdrawn') OR "origin" = 'shipped'
        OR ("decided_by_id" IS NOT NULL AND "decided_by_id" <> "proposed_by_id"))
);

CREATE UNIQUE INDEX "detector_configuration_number_key" ON "detector_configuration"("number");
CREATE UNIQUE INDEX "detector_configuration_is_live_key" ON "detector_configuration"("is_live");
CREATE INDEX "detector_configuration_status_number_idx" ON "detector_configuration"("status", "number");

CREATE TABLE "audit_sample" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "seed" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "strata" JSONB NOT NULL,
    "drawn_by_id" TEXT NOT NULL,
    "drawn_by_name" TEXT NOT NULL,
    "drawn_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_sample_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "audit_sample_drawn_at_idx" ON "audit_sample"("drawn_at");

CREATE TABLE "audit_sample_item" (
    "sample_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "account_id" TEXT NOT NULL,
    "stratum" "SampleStratum" NOT NULL,
    "margin" DOUBLE PRECISION,

    CONSTRAINT "audit_sample_item_pkey" PRIMARY KEY ("sample_id","position")
);

CREATE UNIQUE INDEX "audit_sample_item_sample_id_account_id_key" ON "audit_sample_item"("sample_id", "account_id");

CREATE TABLE "label_event" (
    "id" UUID NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "sample_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "label" "AccountLabel" NOT NULL,
    "reason" TEXT NOT NULL,
    "actor_type" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "replaces_id" UUID,

    CONSTRAINT "label_event_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "label_event_sequence_key" ON "label_event"("sequence");
CREATE UNIQUE INDEX "label_event_replaces_id_key" ON "label_event"("replaces_id");
CREATE INDEX "label_event_sample_id_position_sequence_idx" ON "label_event"("sample_id", "position", "sequence");

CREATE TABLE "detection_outcome" (
    "decision_id" UUID NOT NULL,
    "kind" "OutcomeKind" NOT NULL,
    "campaign_id" UUID NOT NULL,
    "account_id" TEXT,
    "verdict" "Verdict",
    "actor_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "detection_outcome_pkey" PRIMARY KEY ("decision_id")
);

CREATE INDEX "detection_outcome_campaign_id_account_id_idx" ON "detection_outcome"("campaign_id", "account_id");

ALTER TABLE "audit_sample_item" ADD CONSTRAINT "audit_sample_item_sample_id_fkey" FOREIGN KEY ("sample_id") REFERENCES "audit_sample"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "label_event" ADD CONSTRAINT "label_event_sample_id_position_fkey" FOREIGN KEY ("sample_id", "position") REFERENCES "audit_sample_item"("sample_id", "position") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was drawn and what was judged is history.
CREATE TRIGGER audit_sample_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_sample"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_sample_item_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_sample_item"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER label_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "label_event"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
