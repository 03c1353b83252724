-- Who works on what waits for review, what was put off, and who looks at what.
CREATE TYPE "ReviewSubject" AS ENUM ('campaign', 'account');

CREATE TABLE "review_item" (
    "subject_type" "ReviewSubject" NOT NULL,
    "subject_id" TEXT NOT NULL,
    "holder_id" TEXT,
    "holder_name" TEXT,
    "claimed_at" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),
    "handed_by" TEXT,
    "handed_note" TEXT,
    "snoozed_until" TIMESTAMPTZ(3),
    "snoozed_by" TEXT,
    "snooze_reason" TEXT,

    CONSTRAINT "review_item_pkey" PRIMARY KEY ("subject_type","subject_id"),
    -- A claim is somebody's, since then and until then, or there is none.
    CONSTRAINT "review_item_whole_claim" CHECK (num_nulls("holder_id", "holder_name", "claimed_at", "lease_until") IN (0, 4)),
    CONSTRAINT "review_item_whole_snooze" CHECK (num_nulls("snoozed_until", "snoozed_by", "snooze_reason") IN (0, 3))
);

CREATE INDEX "review_item_holder_id_idx" ON "review_item"("holder_id");

CREATE TABLE "review_presence" (
    "subject_type" "ReviewSubject" NOT NULL,
    "subject_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "person_name" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_presence_pkey" PRIMARY KEY ("subject_type","subject_id","person_id")
);

CREATE INDEX "review_presence_seen_at_idx" ON "review_presence"("seen_at");

CREATE TABLE "review_look" (
    "campaign_id" UUID NOT NULL,
    "person_id" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "seen" JSONB NOT NULL,
    "before_at" TIMESTAMPTZ(3),
    "before" JSONB,

    CONSTRAINT "review_look_pkey" PRIMARY KEY ("campaign_id","person_id")
);
