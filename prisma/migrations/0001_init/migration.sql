-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Verdict" AS ENUM ('distillation', 'relay', 'shared_infrastructure', 'evaluation', 'undetermined');

-- CreateEnum
CREATE TYPE "VerdictBy" AS ENUM ('detection', 'analyst');

-- CreateEnum
CREATE TYPE "CampaignStatus" AS ENUM ('open', 'confirmed', 'dismissed');

-- CreateEnum
CREATE TYPE "Tier" AS ENUM ('core', 'associated');

-- CreateEnum
CREATE TYPE "Disposition" AS ENUM ('operated', 'compromised', 'relay_customer', 'bystander', 'unknown');

-- CreateEnum
CREATE TYPE "RunStatus" AS ENUM ('running', 'published', 'failed', 'stopped');

-- CreateEnum
CREATE TYPE "AccountStanding" AS ENUM ('active', 'keys_revoked', 'banned');

-- CreateEnum
CREATE TYPE "DecisionKind" AS ENUM ('confirm', 'dismiss', 'set_disposition', 'ban', 'revoke_key', 'reverse');

-- CreateEnum
CREATE TYPE "Countermeasure" AS ENUM ('ban', 'revoke_key', 'reinstate');

-- CreateEnum
CREATE TYPE "EnforcementState" AS ENUM ('requested', 'sent', 'acknowledged', 'verified', 'cancelled');

-- CreateEnum
CREATE TYPE "IngestKind" AS ENUM ('exchanges', 'accounts', 'releases');

-- CreateEnum
CREATE TYPE "IngestStatus" AS ENUM ('receiving', 'staged', 'prepared', 'committed', 'failed', 'stopped');

-- CreateEnum
CREATE TYPE "JobStatus" AS ENUM ('queued', 'running', 'succeeded', 'failed', 'stopped');

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "roles" TEXT[],
    "two_factor_enabled" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credential" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "two_factor" (
    "id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "backup_codes" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT true,
    "failed_verification_count" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),

    CONSTRAINT "two_factor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" TEXT NOT NULL,
    "config_id" TEXT NOT NULL DEFAULT 'default',
    "name" TEXT,
    "start" TEXT,
    "reference_id" TEXT NOT NULL,
    "prefix" TEXT,
    "key" TEXT NOT NULL,
    "refill_interval" INTEGER,
    "refill_amount" INTEGER,
    "last_refill_at" TIMESTAMPTZ(3),
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "rate_limit_enabled" BOOLEAN NOT NULL DEFAULT true,
    "rate_limit_time_window" INTEGER,
    "rate_limit_max" INTEGER,
    "request_count" INTEGER NOT NULL DEFAULT 0,
    "remaining" INTEGER,
    "last_request" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "permissions" TEXT,
    "metadata" TEXT,

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_request" BIGINT NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "detection_run" (
    "id" UUID NOT NULL,
    "status" "RunStatus" NOT NULL DEFAULT 'running',
    "configuration_hash" TEXT NOT NULL,
    "configuration" JSONB NOT NULL,
    "threshold_nats" DOUBLE PRECISION,
    "accounts" INTEGER NOT NULL DEFAULT 0,
    "exchanges" BIGINT NOT NULL DEFAULT 0,
    "window_from" TIMESTAMPTZ(3),
    "window_to" TIMESTAMPTZ(3),
    "phases" JSONB NOT NULL DEFAULT '[]',
    "error" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "detection_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign" (
    "id" UUID NOT NULL,
    "code_name" TEXT NOT NULL,
    "status" "CampaignStatus" NOT NULL DEFAULT 'open',
    "verdict" "Verdict" NOT NULL DEFAULT 'undetermined',
    "verdict_by" "VerdictBy" NOT NULL DEFAULT 'detection',
    "suggested_verdict" "Verdict" NOT NULL DEFAULT 'undetermined',
    "score" DOUBLE PRECISION NOT NULL,
    "accounts" INTEGER NOT NULL,
    "core_accounts" INTEGER NOT NULL,
    "exchanges" BIGINT NOT NULL,
    "extraction_exchanges" BIGINT NOT NULL DEFAULT 0,
    "first_seen" TIMESTAMPTZ(3) NOT NULL,
    "last_seen" TIMESTAMPTZ(3) NOT NULL,
    "score_terms" JSONB NOT NULL,
    "explanation" JSONB NOT NULL,
    "lineage" JSONB NOT NULL DEFAULT '[]',
    "run_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "retired_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_member" (
    "campaign_id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "tier" "Tier" NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "families" JSONB NOT NULL,
    "hard_link" BOOLEAN NOT NULL DEFAULT false,
    "disposition" "Disposition" NOT NULL DEFAULT 'unknown',
    "suggested_disposition" "Disposition" NOT NULL DEFAULT 'unknown',
    "disposition_by" "VerdictBy" NOT NULL DEFAULT 'detection',
    "exchanges" BIGINT NOT NULL DEFAULT 0,
    "extraction_exchanges" BIGINT NOT NULL DEFAULT 0,
    "first_seen" TIMESTAMPTZ(3),
    "last_seen" TIMESTAMPTZ(3),
    "flagged_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_member_pkey" PRIMARY KEY ("campaign_id","account_id")
);

-- CreateTable
CREATE TABLE "campaign_evidence" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "family" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "display" TEXT NOT NULL,
    "accounts_here" INTEGER NOT NULL,
    "accounts_overall" INTEGER NOT NULL,
    "weight" DOUBLE PRECISION NOT NULL,
    "hub" BOOLEAN NOT NULL DEFAULT false,
    "first_seen" TIMESTAMPTZ(3),
    "last_seen" TIMESTAMPTZ(3),
    "exchange_ids" TEXT[],

    CONSTRAINT "campaign_evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "flagged_account" (
    "account_id" TEXT NOT NULL,
    "standing" "AccountStanding" NOT NULL DEFAULT 'active',
    "keys_revoked" BOOLEAN NOT NULL DEFAULT false,
    "standing_since" TIMESTAMPTZ(3),
    "last_decision_id" UUID,
    "first_flagged_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "flagged_account_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "kind" "DecisionKind" NOT NULL,
    "campaign_id" UUID,
    "batch_id" UUID,
    "account_id" TEXT,
    "verdict" "Verdict",
    "disposition" "Disposition",
    "policy" TEXT,
    "reason" TEXT NOT NULL,
    "innocent_explanation" TEXT,
    "reverses_id" UUID,
    "campaign_version" INTEGER,
    "snapshot_hash" TEXT,
    "actor_type" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_snapshot" (
    "hash" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evidence_snapshot_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "enforcement" (
    "id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "countermeasure" "Countermeasure" NOT NULL,
    "state" "EnforcementState" NOT NULL DEFAULT 'requested',
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "enforcement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ingest_batch" (
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "kind" "IngestKind" NOT NULL,
    "status" "IngestStatus" NOT NULL DEFAULT 'receiving',
    "source" TEXT NOT NULL,
    "idempotency_key" TEXT,
    "lines" BIGINT NOT NULL DEFAULT 0,
    "accepted" BIGINT NOT NULL DEFAULT 0,
    "duplicates" BIGINT NOT NULL DEFAULT 0,
    "rejected" BIGINT NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "days" DATE[],
    "error" TEXT,
    "requested_by" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "committed_at" TIMESTAMPTZ(3),

    CONSTRAINT "ingest_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rollup_day" (
    "day" DATE NOT NULL,
    "dirty_version" BIGINT NOT NULL DEFAULT 1,
    "built_version" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "rollup_day_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "audit_record" (
    "sequence" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "access" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "actor_type" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_record_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "sequence" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job_run" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "status" "JobStatus" NOT NULL DEFAULT 'queued',
    "phase" TEXT,
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "error" TEXT,
    "requested_by" TEXT NOT NULL,
    "stop_requested_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "heartbeat_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "job_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "domain_event" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "domain_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "live_event" (
    "id" BIGSERIAL NOT NULL,
    "topic" TEXT NOT NULL,
    "subject_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "live_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "partner" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "key_id" TEXT,
    "key" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bundle_export" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "tlp" TEXT NOT NULL,
    "accounts" INTEGER NOT NULL,
    "objects" INTEGER NOT NULL,
    "exported_by" TEXT NOT NULL,
    "exported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bundle_export_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "credential_user_id_idx" ON "credential"("user_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE INDEX "two_factor_user_id_idx" ON "two_factor"("user_id");

-- CreateIndex
CREATE INDEX "api_key_key_idx" ON "api_key"("key");

-- CreateIndex
CREATE INDEX "api_key_reference_id_idx" ON "api_key"("reference_id");

-- CreateIndex
CREATE UNIQUE INDEX "rate_limit_key_key" ON "rate_limit"("key");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_code_name_key" ON "campaign"("code_name");

-- CreateIndex
CREATE INDEX "campaign_status_score_idx" ON "campaign"("status", "score");

-- CreateIndex
CREATE INDEX "campaign_member_account_id_idx" ON "campaign_member"("account_id");

-- CreateIndex
CREATE INDEX "campaign_member_campaign_id_tier_score_idx" ON "campaign_member"("campaign_id", "tier", "score");

-- CreateIndex
CREATE INDEX "campaign_evidence_campaign_id_weight_idx" ON "campaign_evidence"("campaign_id", "weight");

-- CreateIndex
CREATE UNIQUE INDEX "decision_sequence_key" ON "decision"("sequence");

-- CreateIndex
CREATE INDEX "decision_campaign_id_sequence_idx" ON "decision"("campaign_id", "sequence");

-- CreateIndex
CREATE INDEX "decision_account_id_sequence_idx" ON "decision"("account_id", "sequence");

-- CreateIndex
CREATE INDEX "decision_batch_id_idx" ON "decision"("batch_id");

-- CreateIndex
CREATE UNIQUE INDEX "enforcement_decision_id_key" ON "enforcement"("decision_id");

-- CreateIndex
CREATE INDEX "enforcement_account_id_idx" ON "enforcement"("account_id");

-- CreateIndex
CREATE INDEX "enforcement_state_idx" ON "enforcement"("state");

-- CreateIndex
CREATE UNIQUE INDEX "ingest_batch_number_key" ON "ingest_batch"("number");

-- CreateIndex
CREATE UNIQUE INDEX "ingest_batch_idempotency_key_key" ON "ingest_batch"("idempotency_key");

-- CreateIndex
CREATE INDEX "ingest_batch_status_idx" ON "ingest_batch"("status");

-- CreateIndex
CREATE INDEX "ingest_batch_started_at_idx" ON "ingest_batch"("started_at");

-- CreateIndex
CREATE INDEX "audit_record_subject_type_subject_id_sequence_idx" ON "audit_record"("subject_type", "subject_id", "sequence");

-- CreateIndex
CREATE INDEX "audit_record_actor_id_sequence_idx" ON "audit_record"("actor_id", "sequence");

-- CreateIndex
CREATE INDEX "audit_record_action_sequence_idx" ON "audit_record"("action", "sequence");

-- CreateIndex
CREATE INDEX "job_run_kind_created_at_idx" ON "job_run"("kind", "created_at");

-- CreateIndex
CREATE INDEX "live_event_created_at_idx" ON "live_event"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "partner_name_key" ON "partner"("name");

-- CreateIndex
CREATE INDEX "bundle_export_campaign_id_idx" ON "bundle_export"("campaign_id");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "two_factor" ADD CONSTRAINT "two_factor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "detection_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_member" ADD CONSTRAINT "campaign_member_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_evidence" ADD CONSTRAINT "campaign_evidence_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bundle_export" ADD CONSTRAINT "bundle_export_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bundle_export" ADD CONSTRAINT "bundle_export_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
