-- Messages to connectors and every try to deliver them; campaigns whose banned accounts are being replaced.
CREATE TYPE "DeliveryState" AS ENUM ('waiting', 'delivered', 'dead', 'withdrawn');

CREATE TABLE "enforcement_delivery" (
    "id" UUID NOT NULL,
    "connector_id" UUID NOT NULL,
    "countermeasure" "Countermeasure",
    "state" "DeliveryState" NOT NULL DEFAULT 'waiting',
    "accounts" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "claimed_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "enforcement_delivery_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "enforcement_delivery_connector_id_created_at_idx" ON "enforcement_delivery"("connector_id", "created_at");
CREATE INDEX "enforcement_delivery_state_next_attempt_at_idx" ON "enforcement_delivery"("state", "next_attempt_at");

CREATE TABLE "enforcement_attempt" (
    "delivery_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "latency_ms" INTEGER NOT NULL,
    "status" INTEGER,
    "error" TEXT,

    CONSTRAINT "enforcement_attempt_pkey" PRIMARY KEY ("delivery_id", "number")
);

CREATE TABLE "campaign_regrowth" (
    "campaign_id" UUID NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "enforced" INTEGER NOT NULL,
    "newcomers" INTEGER NOT NULL,
    "newcomers_of_week" INTEGER NOT NULL,
    "alerted_at" TIMESTAMPTZ(3),
    "counted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_regrowth_pkey" PRIMARY KEY ("campaign_id")
);

ALTER TABLE "enforcement" ADD COLUMN     "checked_at" TIMESTAMPTZ(3),
ADD COLUMN     "delivery_id" UUID;

-- What a decision asks for and what ends it by itself go to a connector once each; while none is connected, once as well.
DROP INDEX "enforcement_decision_id_connector_id_key";
CREATE UNIQUE INDEX "enforcement_decision_id_connector_id_countermeasure_key" ON "enforcement"("decision_id", "connector_id", "countermeasure");
CREATE UNIQUE INDEX "enforcement_unconnected_key" ON "enforcement"("decision_id", "countermeasure") WHERE "connector_id" IS NULL;
CREATE INDEX "enforcement_delivery_id_idx" ON "enforcement"("delivery_id");
CREATE INDEX "enforcement_requested_idx" ON "enforcement"("requested_at", "id") WHERE "state" = 'requested';
CREATE INDEX "enforcement_drift_idx" ON "enforcement"("drift_since") WHERE "drift_since" IS NOT NULL;

ALTER TABLE "enforcement_delivery" ADD CONSTRAINT "enforcement_delivery_connector_id_fkey" FOREIGN KEY ("connector_id") REFERENCES "enforcement_connector"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "enforcement_attempt" ADD CONSTRAINT "enforcement_attempt_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "enforcement_delivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "enforcement" ADD CONSTRAINT "enforcement_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "enforcement_delivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- There is one policy endpoint, on however many replicas.
CREATE UNIQUE INDEX "enforcement_connector_policy_key" ON "enforcement_connector"("kind") WHERE "kind" = 'policy';

CREATE TRIGGER enforcement_attempt_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "enforcement_attempt"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
