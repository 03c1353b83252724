-- What was found about a campaign since it was dismissed, when that opened the case again.
CREATE TABLE "campaign_difference" (
    "campaign_id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_difference_pkey" PRIMARY KEY ("campaign_id","decision_id")
);
