-- Every limit that an adaptive throttle was moved to. What is known of those that moved before is where they are now.
CREATE TABLE "throttle_limit_change" (
    "decision_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "per_minute" INTEGER NOT NULL,
    "share" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "throttle_limit_change_pkey" PRIMARY KEY ("decision_id","at")
);

INSERT INTO "throttle_limit_change" SELECT "decision_id", "adapted_at", "per_minute", "share" FROM "throttle_limit";

CREATE TRIGGER throttle_limit_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "throttle_limit_change"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Rows of the ledger are written often and by the thousand: with room in their pages no index has to follow.
ALTER TABLE "enforcement" SET (fillfactor = 70);
