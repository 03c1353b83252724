-- What a person said of which accounts make one campaign: merges and splits. Runs keep to it.
CREATE TYPE "RegroupingKind" AS ENUM ('merge', 'split');

CREATE TABLE "regrouping" (
    "id" UUID NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "kind" "RegroupingKind" NOT NULL,
    "into_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "disagreements" JSONB NOT NULL DEFAULT '[]',
    "actor_type" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "taken_back_at" TIMESTAMPTZ(3),
    "taken_back_by_id" TEXT,
    "taken_back_by_name" TEXT,
    "taken_back_reason" TEXT,

    CONSTRAINT "regrouping_pkey" PRIMARY KEY ("id"),
    -- It is taken back by somebody who says why, or it stands.
    CONSTRAINT "regrouping_whole_return" CHECK (num_nulls("taken_back_at", "taken_back_by_id", "taken_back_by_name", "taken_back_reason") IN (0, 4))
);

CREATE UNIQUE INDEX "regrouping_sequence_key" ON "regrouping"("sequence");

CREATE UNIQUE INDEX "regrouping_into_id_key" ON "regrouping"("into_id");

ALTER TABLE "regrouping" ADD CONSTRAINT "regrouping_into_id_fkey" FOREIGN KEY ("into_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "regrouping_origin" (
    "regrouping_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "accounts" INTEGER NOT NULL,
    "given" INTEGER NOT NULL,

    CONSTRAINT "regrouping_origin_pkey" PRIMARY KEY ("regrouping_id","campaign_id")
);

CREATE INDEX "regrouping_origin_campaign_id_idx" ON "regrouping_origin"("campaign_id");

ALTER TABLE "regrouping_origin" ADD CONSTRAINT "regrouping_origin_regrouping_id_fkey" FOREIGN KEY ("regrouping_id") REFERENCES "regrouping"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "regrouping_origin" ADD CONSTRAINT "regrouping_origin_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "regrouping_account" (
    "regrouping_id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "campaign_id" UUID NOT NULL,
    "by_hand" BOOLEAN NOT NULL,

    CONSTRAINT "regrouping_account_pkey" PRIMARY KEY ("regrouping_id","account_id")
);

CREATE INDEX "regrouping_account_account_id_idx" ON "regrouping_account"("account_id");

CREATE INDEX "regrouping_account_campaign_id_idx" ON "regrouping_account"("campaign_id");

ALTER TABLE "regrouping_account" ADD CONSTRAINT "regrouping_account_regrouping_id_fkey" FOREIGN KEY ("regrouping_id") REFERENCES "regrouping"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The regrouping that ended a campaign: it was merged into another, or the merge or split that made it was taken back.
ALTER TABLE "campaign" ADD COLUMN "ended_by_id" UUID;

CREATE INDEX "campaign_ended_by_id_idx" ON "campaign"("ended_by_id");

ALTER TABLE "campaign" ADD CONSTRAINT "campaign_ended_by_id_fkey" FOREIGN KEY ("ended_by_id") REFERENCES "regrouping"("id") ON DELETE SET NULL ON UPDATE CASCADE;
