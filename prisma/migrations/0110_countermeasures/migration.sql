-- Graduated measures, proposals that wait for a second person, batches, and what gateways are told.
CREATE TYPE "Disclosure" AS ENUM ('disclosed', 'covert');
CREATE TYPE "VerifiedBy" AS ENUM ('read_back', 'observed');
CREATE TYPE "ConnectorKind" AS ENUM ('policy', 'webhook', 'litellm');
CREATE TYPE "SamplePurpose" AS ENUM ('audit', 'proposal');
CREATE TYPE "GatewaySubject" AS ENUM ('account', 'key', 'end_user');
CREATE TYPE "GatewayEffect" AS ENUM ('allow', 'throttle', 'deny');
CREATE TYPE "ProposalState" AS ENUM ('proposed', 'approved', 'rejected', 'withdrawn', 'void', 'expired');
CREATE TYPE "BatchState" AS ENUM ('scheduled', 'running', 'watching', 'stopped', 'completed');
CREATE TYPE "BatchItemState" AS ENUM ('pending', 'done', 'skipped');
ALTER TYPE "AccountStanding" ADD VALUE 'observed';
ALTER TYPE "AccountStanding" ADD VALUE 'verification_required';
ALTER TYPE "AccountStanding" ADD VALUE 'redacted';
ALTER TYPE "AccountStanding" ADD VALUE 'throttled';
ALTER TYPE "AccountStanding" ADD VALUE 'suspended';
ALTER TYPE "Countermeasure" ADD VALUE 'require_verification';
ALTER TYPE "Countermeasure" ADD VALUE 'throttle';
ALTER TYPE "Countermeasure" ADD VALUE 'redact_reasoning';
ALTER TYPE "Countermeasure" ADD VALUE 'suspend';
ALTER TYPE "Countermeasure" ADD VALUE 'refer';
ALTER TYPE "DecisionKind" ADD VALUE 'observe';
ALTER TYPE "DecisionKind" ADD VALUE 'require_verification';
ALTER TYPE "DecisionKind" ADD VALUE 'throttle';
ALTER TYPE "DecisionKind" ADD VALUE 'redact_reasoning';
ALTER TYPE "DecisionKind" ADD VALUE 'suspend';
ALTER TYPE "DecisionKind" ADD VALUE 'refer';
ALTER TYPE "EnforcementState" ADD VALUE 'failed';

DROP INDEX "enforcement_decision_id_key";

ALTER TABLE "audit_sample" ADD COLUMN     "purpose" "SamplePurpose" NOT NULL DEFAULT 'audit';

ALTER TABLE "decision" ADD COLUMN     "automated" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "disclosure" "Disclosure",
ADD COLUMN     "end_user_id" TEXT,
ADD COLUMN     "expires_at" TIMESTAMPTZ(3),
ADD COLUMN     "key_id" TEXT,
ADD COLUMN     "parameters" JSONB,
ADD COLUMN     "proposal_id" UUID;

ALTER TABLE "enforcement" ADD COLUMN     "acknowledged_at" TIMESTAMPTZ(3),
ADD COLUMN     "connector_id" UUID,
ADD COLUMN     "drift_seen_at" TIMESTAMPTZ(3),
ADD COLUMN     "drift_since" TIMESTAMPTZ(3),
ADD COLUMN     "error" TEXT,
ADD COLUMN     "receipt" JSONB,
ADD COLUMN     "sent_at" TIMESTAMPTZ(3),
ADD COLUMN     "verified_at" TIMESTAMPTZ(3),
ADD COLUMN     "verified_by" "VerifiedBy";

CREATE TABLE "enforcement_connector" (
    "id" UUID NOT NULL,
    "kind" "ConnectorKind" NOT NULL,
    "name" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "secret" BYTEA,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "disabled_reason" TEXT,
    "created_by_id" TEXT NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "enforcement_connector_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "gateway_rule" (
    "subject" "GatewaySubject" NOT NULL,
    "account_id" TEXT NOT NULL,
    "part" TEXT NOT NULL DEFAULT '',
    "effect" "GatewayEffect" NOT NULL,
    "per_minute" INTEGER,
    "obligations" TEXT[],
    "reason_class" TEXT,
    "decision_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "revisit_at" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_in" BIGINT NOT NULL,

    CONSTRAINT "gateway_rule_pkey" PRIMARY KEY ("subject","account_id","part")
);

CREATE TABLE "proposal" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "kind" "DecisionKind" NOT NULL,
    "subject" "GatewaySubject" NOT NULL DEFAULT 'account',
    "policy" TEXT NOT NULL,
    "parameters" JSONB,
    "holds_hours" INTEGER,
    "disclosure" "Disclosure" NOT NULL DEFAULT 'disclosed',
    "ground" TEXT,
    "reason" TEXT NOT NULL,
    "accounts" INTEGER NOT NULL,
    "excluded" JSONB NOT NULL DEFAULT '[]',
    "hash" TEXT NOT NULL,
    "evidence_version" TEXT NOT NULL,
    "snapshot_hash" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "previous_id" UUID,
    "break_glass" BOOLEAN NOT NULL DEFAULT false,
    "sample_id" UUID,
    "state" "ProposalState" NOT NULL DEFAULT 'proposed',
    "proposed_by_id" TEXT NOT NULL,
    "proposed_by_name" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "end_reason" TEXT,

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "proposal_subject" (
    "proposal_id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "part" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "proposal_subject_pkey" PRIMARY KEY ("proposal_id","account_id","part")
);

CREATE TABLE "proposal_ruling" (
    "proposal_id" UUID NOT NULL,
    "proposed_by_id" TEXT NOT NULL,
    "ruling" "Ruling" NOT NULL,
    "hash" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "bound" DOUBLE PRECISION,
    "ruled_by_id" TEXT NOT NULL,
    "ruled_by_name" TEXT NOT NULL,
    "ruled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "proposal_ruling_pkey" PRIMARY KEY ("proposal_id"),
    -- Nobody rules on what they proposed; whose proposal it is, the foreign key tells.
    CONSTRAINT "proposal_ruling_by_another" CHECK ("ruled_by_id" <> "proposed_by_id")
);

CREATE TABLE "batch" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "kind" "DecisionKind" NOT NULL,
    "subject" "GatewaySubject" NOT NULL DEFAULT 'account',
    "proposal_id" UUID,
    "inverse_of_id" UUID,
    "shared" JSONB NOT NULL,
    "plan" JSONB NOT NULL,
    "snapshot_hash" TEXT NOT NULL,
    "state" "BatchState" NOT NULL,
    "accounts" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "stop_reason" TEXT,
    "created_by_type" TEXT NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "batch_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "batch_item" (
    "batch_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "account_id" TEXT NOT NULL,
    "part" TEXT NOT NULL DEFAULT '',
    "reverses_id" UUID,
    "canary" BOOLEAN NOT NULL DEFAULT false,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "BatchItemState" NOT NULL DEFAULT 'pending',
    "reason" TEXT,
    "decision_id" UUID,

    CONSTRAINT "batch_item_pkey" PRIMARY KEY ("batch_id","position")
);

CREATE TABLE "decision_settings" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "blast_radius" INTEGER NOT NULL,
    "approval_hours" INTEGER NOT NULL,
    "sample_size" INTEGER NOT NULL,
    "changed_by_id" TEXT NOT NULL,
    "changed_by_name" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "decision_settings_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "decision_settings_one" CHECK ("id" = 1),
    CONSTRAINT "decision_settings_bounds" CHECK ("blast_radius" BETWEEN 1 AND 100 AND "approval_hours" BETWEEN 1 AND 168 AND "sample_size" BETWEEN 1 AND 500)
);

CREATE TABLE "quiet_window" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "owner_name" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "quiet_window_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "enforcement_connector_name_key" ON "enforcement_connector"("name");
CREATE INDEX "gateway_rule_changed_in_idx" ON "gateway_rule"("changed_in");
CREATE INDEX "gateway_rule_revisit_at_idx" ON "gateway_rule"("revisit_at");
CREATE UNIQUE INDEX "proposal_sample_id_key" ON "proposal"("sample_id");
CREATE INDEX "proposal_state_proposed_at_idx" ON "proposal"("state", "proposed_at");
CREATE INDEX "proposal_campaign_id_idx" ON "proposal"("campaign_id");
CREATE UNIQUE INDEX "proposal_id_proposed_by_id_key" ON "proposal"("id", "proposed_by_id");
CREATE UNIQUE INDEX "proposal_ruling_proposal_id_proposed_by_id_key" ON "proposal_ruling"("proposal_id", "proposed_by_id");
CREATE INDEX "batch_state_idx" ON "batch"("state");
CREATE INDEX "batch_campaign_id_created_at_idx" ON "batch"("campaign_id", "created_at");
CREATE UNIQUE INDEX "batch_item_decision_id_key" ON "batch_item"("decision_id");
CREATE INDEX "batch_item_batch_id_state_due_at_idx" ON "batch_item"("batch_id", "state", "due_at");
CREATE UNIQUE INDEX "batch_item_batch_id_account_id_part_key" ON "batch_item"("batch_id", "account_id", "part");
CREATE INDEX "quiet_window_campaign_id_ends_at_idx" ON "quiet_window"("campaign_id", "ends_at");
CREATE INDEX "enforcement_connector_id_state_idx" ON "enforcement"("connector_id", "state");
CREATE UNIQUE INDEX "enforcement_decision_id_connector_id_key" ON "enforcement"("decision_id", "connector_id");
ALTER TABLE "decision" ADD CONSTRAINT "decision_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "enforcement" ADD CONSTRAINT "enforcement_connector_id_fkey" FOREIGN KEY ("connector_id") REFERENCES "enforcement_connector"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_sample_id_fkey" FOREIGN KEY ("sample_id") REFERENCES "audit_sample"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "proposal_subject" ADD CONSTRAINT "proposal_subject_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "proposal_ruling" ADD CONSTRAINT "proposal_ruling_proposal_id_proposed_by_id_fkey" FOREIGN KEY ("proposal_id", "proposed_by_id") REFERENCES "proposal"("id", "proposed_by_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "batch" ADD CONSTRAINT "batch_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "batch_item" ADD CONSTRAINT "batch_item_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

INSERT INTO "decision_settings" VALUES (1, 25, 24, 59, 'stillwatch', 'Stillwatch', now());

CREATE INDEX "decision_unapproved_idx" ON "decision"("actor_id", "campaign_id", "at") WHERE "proposal_id" IS NULL;

CREATE TRIGGER proposal_subject_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "proposal_subject"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER proposal_ruling_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "proposal_ruling"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What a proposal froze stays as it was; only where it has come to changes.
CREATE FUNCTION keep_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(new) - '{state,end_reason,sample_id}'::text[]) <> (to_jsonb(old) - '{state,end_reason,sample_id}'::text[])
    OR (old.sample_id IS NOT NULL AND new.sample_id IS DISTINCT FROM old.sample_id) THEN
    RAISE EXCEPTION 'What proposal % froze cannot be changed: withdraw it and propose anew.', old.id USING ERRCODE = '42501';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER proposal_frozen BEFORE UPDATE ON "proposal" FOR EACH ROW EXECUTE FUNCTION keep_proposal();
CREATE TRIGGER proposal_kept BEFORE DELETE OR TRUNCATE ON "proposal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Whatever program writes decisions: above the blast radius, and for every covert measure, there is an approved proposal of somebody
-- else's that names the account.
CREATE FUNCTION require_second_person() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  restricting CONSTANT text[] := '{require_verification,throttle,redact_reasoning,suspend,ban,revoke_key}';
  radius int := (SELECT blast_radius FROM decision_settings);
  broken record;
BEGIN
  SELECT a.id INTO broken FROM added a
  LEFT JOIN proposal p ON p.id = a.proposal_id AND p.kind = a.kind AND p.campaign_id = a.campaign_id
  LEFT JOIN proposal_ruling r ON r.proposal_id = p.id
  WHERE a.kind::text = ANY (restricting) AND a.proposal_id IS NOT NULL AND (
    p.id IS NULL
    OR NOT (p.break_glass OR coalesce(r.ruling = 'approved' AND r.hash = p.hash, false))
    OR NOT EXISTS (SELECT 1 FROM proposal_subject s WHERE s.proposal_id = p.id AND s.account_id = a.account_id)
  ) LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'Decision % carries out a proposal that nobody approved as it is.', broken.id USING ERRCODE = '42501';
  END IF;
  SELECT a.id INTO broken FROM added a WHERE a.disclosure = 'covert' AND a.proposal_id IS NULL LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'Covert decision % has no approved proposal.', broken.id USING ERRCODE = '42501';
  END IF;
  SELECT a.actor_id, count(*) INTO broken FROM (
    SELECT DISTINCT actor_id, campaign_id, max(at) OVER (PARTITION BY actor_id, campaign_id) AS until FROM added
    WHERE kind::text = ANY (restricting) AND proposal_id IS NULL
  ) a JOIN decision d ON d.actor_id = a.actor_id AND d.campaign_id IS NOT DISTINCT FROM a.campaign_id AND d.proposal_id IS NULL
    AND d.at > a.until - interval '24 hours' AND d.kind::text = ANY (restricting)
  GROUP BY a.actor_id, a.campaign_id HAVING count(*) > radius LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'More than % accounts of a campaign within a day take a second person.', radius USING ERRCODE = '42501';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER decision_second_person AFTER INSERT ON "decision" REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION require_second_person();

CREATE FUNCTION stamp_gateway_rule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  new.changed_in := pg_current_xact_id()::text::bigint;
  RETURN new;
END $$;
CREATE TRIGGER gateway_rule_stamp BEFORE INSERT OR UPDATE ON "gateway_rule" FOR EACH ROW EXECUTE FUNCTION stamp_gateway_rule();

CREATE FUNCTION tell_gateway_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NOTIFY stillwatch_gateway_rules;
  RETURN NULL;
END $$;
CREATE TRIGGER gateway_rule_told AFTER INSERT OR UPDATE ON "gateway_rule" FOR EACH STATEMENT EXECUTE FUNCTION tell_gateway_rules();

-- The processes that answer gateways, what they were seen to do, and the keys that their snapshots are signed with.
CREATE TYPE "SigningPurpose" AS ENUM ('policy_snapshot');

CREATE TABLE "policy_replica" (
    "id" UUID NOT NULL,
    "host" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_in" BIGINT NOT NULL,
    "rules" INTEGER NOT NULL,
    "requests" BIGINT NOT NULL,

    CONSTRAINT "policy_replica_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "policy_replica_seen_at_idx" ON "policy_replica"("seen_at");

CREATE TABLE "gateway_observation" (
    "decision_id" UUID NOT NULL,
    "subject" "GatewaySubject" NOT NULL,
    "account_id" TEXT NOT NULL,
    "part" TEXT NOT NULL DEFAULT '',
    "effect" "GatewayEffect" NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "times" BIGINT NOT NULL,

    CONSTRAINT "gateway_observation_pkey" PRIMARY KEY ("decision_id", "subject", "account_id", "part", "effect")
);

CREATE INDEX "gateway_observation_account_id_idx" ON "gateway_observation"("account_id");

CREATE TABLE "signing_key" (
    "id" TEXT NOT NULL,
    "purpose" "SigningPurpose" NOT NULL,
    "public_key" JSONB NOT NULL,
    "private" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "signing_key_purpose_created_at_idx" ON "signing_key"("purpose", "created_at");

CREATE TABLE "throttle_limit" (
    "decision_id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "per_minute" INTEGER NOT NULL,
    "share" DOUBLE PRECISION NOT NULL,
    "adapted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "throttle_limit_pkey" PRIMARY KEY ("decision_id")
);

CREATE INDEX "throttle_limit_account_id_idx" ON "throttle_limit"("account_id");
