-- CreateEnum
CREATE TYPE "NoticeKind" AS ENUM ('statement_of_reasons', 'access_link', 'appeal_received', 'appeal_reply', 'measure_ended');

-- CreateEnum
CREATE TYPE "NoticeState" AS ENUM ('waiting', 'sent', 'held', 'unreachable', 'failed');

-- CreateEnum
CREATE TYPE "AppealStatus" AS ENUM ('submitted', 'assigned', 'awaiting_appellant', 'decided', 'withdrawn', 'expired');

-- CreateEnum
CREATE TYPE "AppealOutcome" AS ENUM ('upheld', 'overturned', 'overturned_with_conditions', 'reduced');

-- CreateEnum
CREATE TYPE "AppealEventKind" AS ENUM ('submitted', 'assigned', 'released', 'asked', 'answered', 'verification_offered', 'verified', 'escalated', 'decided', 'withdrawn', 'expired');

-- CreateTable
CREATE TABLE "account_contact" (
    "account_id" TEXT NOT NULL,
    "address" BYTEA NOT NULL,
    "language" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_contact_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "notice_template" (
    "id" UUID NOT NULL,
    "kind" "NoticeKind" NOT NULL,
    "policy" TEXT,
    "language" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "kind" "NoticeKind" NOT NULL,
    "reference" TEXT,
    "account_id" TEXT NOT NULL,
    "decision_id" UUID,
    "appeal_id" UUID,
    "template_id" UUID,
    "language" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "statement" JSONB,
    "appealable_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "NoticeState" NOT NULL DEFAULT 'waiting',
    "error" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "claimed_until" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portal_link" (
    "id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "once" BOOLEAN NOT NULL DEFAULT false,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "portal_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appeal" (
    "id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "decision_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "status" "AppealStatus" NOT NULL DEFAULT 'submitted',
    "outcome" "AppealOutcome",
    "language" TEXT NOT NULL,
    "reviewer_id" TEXT,
    "reviewer_name" TEXT,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "answer_due_at" TIMESTAMPTZ(3),
    "escalated_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "appeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appeal_event" (
    "id" UUID NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "appeal_id" UUID NOT NULL,
    "kind" "AppealEventKind" NOT NULL,
    "text" BYTEA,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "actor_type" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "appeal_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appeal_file" (
    "id" UUID NOT NULL,
    "appeal_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "appeal_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appeal_ruling" (
    "appeal_id" UUID NOT NULL,
    "outcome" "AppealOutcome" NOT NULL,
    "conditions" JSONB,
    "reason" TEXT NOT NULL,
    "point" TEXT NOT NULL,
    "reply" TEXT NOT NULL,
    "snapshot_then" TEXT,
    "snapshot_now" TEXT NOT NULL,
    "ruled_by_id" TEXT NOT NULL,
    "ruled_by_name" TEXT NOT NULL,
    "ruled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "appeal_ruling_pkey" PRIMARY KEY ("appeal_id")
);

-- CreateTable
CREATE TABLE "verification_result" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "appeal_id" UUID,
    "proof" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "passed" BOOLEAN NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_result_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "notice_template_kind_policy_language_version_idx" ON "notice_template"("kind", "policy", "language", "version");

-- CreateIndex
CREATE UNIQUE INDEX "notice_reference_key" ON "notice"("reference");

-- CreateIndex
CREATE INDEX "notice_account_id_idx" ON "notice"("account_id");

-- CreateIndex
CREATE INDEX "notice_state_next_attempt_at_idx" ON "notice"("state", "next_attempt_at");

-- CreateIndex
CREATE UNIQUE INDEX "notice_kind_decision_id_key" ON "notice"("kind", "decision_id");

-- CreateIndex
CREATE UNIQUE INDEX "portal_link_token_hash_key" ON "portal_link"("token_hash");

-- CreateIndex
CREATE INDEX "portal_link_notice_id_idx" ON "portal_link"("notice_id");

-- CreateIndex
CREATE INDEX "appeal_status_due_at_idx" ON "appeal"("status", "due_at");

-- CreateIndex
CREATE INDEX "appeal_account_id_idx" ON "appeal"("account_id");

-- CreateIndex
CREATE INDEX "appeal_decision_id_idx" ON "appeal"("decision_id");

-- CreateIndex
CREATE UNIQUE INDEX "appeal_event_sequence_key" ON "appeal_event"("sequence");

-- CreateIndex
CREATE INDEX "appeal_event_appeal_id_sequence_idx" ON "appeal_event"("appeal_id", "sequence");

-- CreateIndex
CREATE INDEX "appeal_file_appeal_id_idx" ON "appeal_file"("appeal_id");

-- CreateIndex
CREATE INDEX "verification_result_account_id_recorded_at_idx" ON "verification_result"("account_id", "recorded_at");

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "notice_template"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal_link" ADD CONSTRAINT "portal_link_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal_event" ADD CONSTRAINT "appeal_event_appeal_id_fkey" FOREIGN KEY ("appeal_id") REFERENCES "appeal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal_file" ADD CONSTRAINT "appeal_file_appeal_id_fkey" FOREIGN KEY ("appeal_id") REFERENCES "appeal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal_ruling" ADD CONSTRAINT "appeal_ruling_appeal_id_fkey" FOREIGN KEY ("appeal_id") REFERENCES "appeal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- Who took part is asked by account.
CREATE INDEX "proposal_subject_account_id_idx" ON "proposal_subject"("account_id");
CREATE INDEX "batch_item_account_id_idx" ON "batch_item"("account_id");
CREATE INDEX "audit_sample_item_account_id_idx" ON "audit_sample_item"("account_id");

CREATE TRIGGER notice_template_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "notice_template"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER appeal_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "appeal_event"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER appeal_file_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "appeal_file"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER appeal_ruling_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "appeal_ruling"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER verification_result_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "verification_result"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What an owner is told stays in the words that it was written in; only how its delivery goes changes.
CREATE FUNCTION keep_notice() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  delivery CONSTANT text[] := '{state,error,attempts,next_attempt_at,claimed_until,sent_at}';
BEGIN
  IF (to_jsonb(new) - delivery) <> (to_jsonb(old) - delivery) THEN
    RAISE EXCEPTION 'Notice % says what it said: write another one instead.', old.id USING ERRCODE = '42501';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER notice_frozen BEFORE UPDATE ON "notice" FOR EACH ROW EXECUTE FUNCTION keep_notice();
CREATE TRIGGER notice_kept BEFORE DELETE OR TRUNCATE ON "notice" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- How a person took part in what was decided about an account; null for one who did not. Every path asks this one function. What a key did,
-- its owner did. Who judged a campaign judged all accounts that it held, also those that merges and splits took elsewhere since.
CREATE FUNCTION involvement_in(account text, person text, but_appeal uuid) RETURNS text LANGUAGE sql STABLE AS $$
  WITH RECURSIVE who AS (
    SELECT person AS id UNION SELECT k.id FROM api_key k WHERE k.reference_id = person
  ), judged_in AS (
    SELECT d.campaign_id AS id FROM decision d WHERE d.account_id = account AND d.campaign_id IS NOT NULL
    UNION
    SELECT o.campaign_id FROM judged_in j JOIN regrouping g ON g.into_id = j.id JOIN regrouping_origin o ON o.regrouping_id = g.id
  )
  SELECT how FROM (
    SELECT 1 AS rank, 'decided about the account' AS how FROM decision d
      WHERE d.account_id = account AND d.actor_id IN (SELECT id FROM who)
    UNION ALL
    SELECT 2, 'decided about a campaign that the account was judged in' FROM decision d
      WHERE d.account_id IS NULL AND d.actor_id IN (SELECT id FROM who) AND d.campaign_id IN (SELECT id FROM judged_in)
    UNION ALL
    SELECT 3, 'proposed a measure on the account' FROM proposal_subject s JOIN proposal p ON p.id = s.proposal_id
      WHERE s.account_id = account AND p.proposed_by_id IN (SELECT id FROM who)
    UNION ALL
    SELECT 4, 'ruled on a measure on the account' FROM proposal_subject s JOIN proposal_ruling r ON r.proposal_id = s.proposal_id
      WHERE s.account_id = account AND r.ruled_by_id IN (SELECT id FROM who)
    UNION ALL
    SELECT 5, 'proposed or approved the standing order that acted on the account'
      FROM decision d JOIN standing_order o ON o.id = d.standing_order_id LEFT JOIN standing_order_ruling r ON r.order_id = o.id
      WHERE d.account_id = account AND (o.proposed_by_id IN (SELECT id FROM who) OR r.ruled_by_id IN (SELECT id FROM who))
    UNION ALL
    SELECT 6, 'started the batch that acted on the account' FROM batch_item i JOIN batch b ON b.id = i.batch_id
      WHERE i.account_id = account AND b.created_by_id IN (SELECT id FROM who)
    UNION ALL
    SELECT 7, 'labelled the account' FROM audit_sample_item i
      JOIN label_event l ON l.sample_id = i.sample_id AND l.position = i.position
      WHERE i.account_id = account AND l.actor_id IN (SELECT id FROM who)
    UNION ALL
    SELECT 8, 'judged the account in a thread' FROM thread_step t
      WHERE t.account_ids @> ARRAY[account] AND t.actor_id IN (SELECT id FROM who) AND t.kind IN ('accepted', 'rejected')
    UNION ALL
    SELECT 9, 'put the account into a campaign' FROM regrouping_account a JOIN regrouping g ON g.id = a.regrouping_id
      WHERE a.account_id = account AND g.actor_id IN (SELECT id FROM who)
    UNION ALL
    SELECT 10, 'ruled on an earlier appeal of the account' FROM appeal_ruling r JOIN appeal a ON a.id = r.appeal_id
      WHERE a.account_id = account AND r.ruled_by_id = person AND a.id IS DISTINCT FROM but_appeal
  ) taken ORDER BY rank LIMIT 1
$$;

CREATE FUNCTION require_independent_reviewer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  how text;
BEGIN
  IF new.reviewer_id IS NOT NULL AND (TG_OP = 'INSERT' OR new.reviewer_id IS DISTINCT FROM old.reviewer_id) THEN
    how := involvement_in(new.account_id, new.reviewer_id, new.id);
    IF how IS NOT NULL THEN
      RAISE EXCEPTION 'The reviewer of appeal % %: somebody else reviews it.', new.id, how USING ERRCODE = '42501';
    END IF;
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER appeal_independent BEFORE INSERT OR UPDATE ON "appeal" FOR EACH ROW EXECUTE FUNCTION require_independent_reviewer();

CREATE FUNCTION require_independent_ruling() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  challenged record;
  how text;
BEGIN
  SELECT account_id, reviewer_id INTO challenged FROM appeal WHERE id = new.appeal_id;
  IF challenged.reviewer_id IS DISTINCT FROM new.ruled_by_id THEN
    RAISE EXCEPTION 'Appeal % is not with whom it would be decided by.', new.appeal_id USING ERRCODE = '42501';
  END IF;
  how := involvement_in(challenged.account_id, new.ruled_by_id, new.appeal_id);
  IF how IS NOT NULL THEN
    RAISE EXCEPTION 'The reviewer of appeal % %: somebody else decides it.', new.appeal_id, how USING ERRCODE = '42501';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER appeal_ruling_independent BEFORE INSERT ON "appeal_ruling"
FOR EACH ROW EXECUTE FUNCTION require_independent_ruling();
