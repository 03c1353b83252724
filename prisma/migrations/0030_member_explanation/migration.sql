-- Why each account is a member, as the run that measured it last left it.
CREATE TABLE "member_explanation" (
    "campaign_id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "run_id" UUID NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "member_explanation_pkey" PRIMARY KEY ("campaign_id","account_id")
);
CREATE INDEX "member_explanation_run_id_idx" ON "member_explanation"("run_id");
