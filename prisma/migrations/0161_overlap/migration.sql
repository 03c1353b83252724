-- Questions how many accounts a partner and we both know, both ways; no token is kept.
CREATE TYPE "OverlapSide" AS ENUM ('ours', 'theirs');
CREATE TYPE "OverlapState" AS ENUM ('open', 'answered', 'refused', 'failed');

CREATE TABLE "overlap_setting" (
    "partner_id" UUID NOT NULL,
    "answers" BOOLEAN NOT NULL,
    "day_limit" INTEGER NOT NULL,
    "url" TEXT,
    "access_key" BYTEA,
    "version" INTEGER NOT NULL DEFAULT 1,
    "saved_by_name" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "overlap_setting_pkey" PRIMARY KEY ("partner_id")
);

CREATE TABLE "overlap_question" (
    "id" UUID NOT NULL,
    "side" "OverlapSide" NOT NULL,
    "partner_id" UUID NOT NULL,
    "agreement_version" INTEGER,
    "campaign_id" UUID,
    "members" INTEGER,
    "key_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "asked" INTEGER NOT NULL,
    "set_hash" TEXT NOT NULL,
    "hashes" BYTEA,
    "state" "OverlapState" NOT NULL DEFAULT 'open',
    "matched" INTEGER,
    "reason" TEXT,
    "asked_by_name" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "overlap_question_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "overlap_question_partner_id_side_asked_at_idx" ON "overlap_question"("partner_id", "side", "asked_at");

ALTER TABLE "overlap_setting" ADD CONSTRAINT "overlap_setting_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "overlap_question" ADD CONSTRAINT "overlap_question_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "overlap_question" ADD CONSTRAINT "overlap_question_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A count below ten would single people out: no row can hold one.
ALTER TABLE "overlap_question" ADD CONSTRAINT "overlap_question_matched_tens" CHECK (matched IS NULL OR (matched >= 10 AND matched % 10 = 0));

-- What was asked stays as it was, and an answer is given once.
CREATE TRIGGER overlap_question_kept BEFORE DELETE OR TRUNCATE ON "overlap_question"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER overlap_question_ended_once BEFORE UPDATE ON "overlap_question"
FOR EACH ROW WHEN (OLD.state <> 'open') EXECUTE FUNCTION refuse_change();
