-- What the cloud or reseller answered to whom an account was referred.
CREATE TABLE "referral_answer" (
    "decision_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "noted_by_id" TEXT NOT NULL,
    "noted_by_name" TEXT NOT NULL,
    "noted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "referral_answer_pkey" PRIMARY KEY ("decision_id")
);

CREATE TRIGGER referral_answer_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "referral_answer"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
