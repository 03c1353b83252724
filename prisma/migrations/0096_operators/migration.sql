-- Operators: code-named sets of campaigns; and, apart from them, claims about who they are.
CREATE TYPE "OperatorChange" AS ENUM ('added', 'removed');
CREATE TYPE "Hypothesis" AS ENUM ('first', 'second', 'neither');
CREATE TYPE "AttributionConfidence" AS ENUM ('low', 'moderate', 'high');
CREATE TYPE "Ruling" AS ENUM ('approved', 'declined');

CREATE TABLE "operator" (
    "id" UUID NOT NULL,
    "code_name" TEXT NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "operator_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "operator_code_name_key" ON "operator"("code_name");

CREATE TABLE "operator_campaign" (
    "campaign_id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "operator_campaign_pkey" PRIMARY KEY ("campaign_id")
);

CREATE INDEX "operator_campaign_operator_id_idx" ON "operator_campaign"("operator_id");

CREATE TABLE "operator_event" (
    "id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "change" "OperatorChange" NOT NULL,
    "reason" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "operator_event_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "operator_event_operator_id_id_idx" ON "operator_event"("operator_id", "id");

CREATE TABLE "attribution" (
    "id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "campaign_ids" UUID[],
    "first" TEXT NOT NULL,
    "second" TEXT NOT NULL,
    "favoured" "Hypothesis" NOT NULL,
    "confidence" "AttributionConfidence" NOT NULL,
    "grounds" TEXT NOT NULL,
    "proposed_by_id" TEXT NOT NULL,
    "proposed_by_name" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attribution_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "attribution_id_proposed_by_id_key" ON "attribution"("id", "proposed_by_id");
CREATE INDEX "attribution_operator_id_id_idx" ON "attribution"("operator_id", "id");

CREATE TABLE "attribution_ruling" (
    "attribution_id" UUID NOT NULL,
    "proposed_by_id" TEXT NOT NULL,
    "ruling" "Ruling" NOT NULL,
    "reason" TEXT NOT NULL,
    "ruled_by_id" TEXT NOT NULL,
    "ruled_by_name" TEXT NOT NULL,
    "ruled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attribution_ruling_pkey" PRIMARY KEY ("attribution_id"),
    -- Nobody rules on what they proposed; whose proposal it is, the foreign key tells.
    CONSTRAINT "attribution_ruling_by_another" CHECK ("ruled_by_id" <> "proposed_by_id")
);

CREATE UNIQUE INDEX "attribution_ruling_attribution_id_proposed_by_id_key" ON "attribution_ruling"("attribution_id", "proposed_by_id");

ALTER TABLE "operator_campaign" ADD CONSTRAINT "operator_campaign_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "operator_campaign" ADD CONSTRAINT "operator_campaign_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "operator_event" ADD CONSTRAINT "operator_event_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "attribution" ADD CONSTRAINT "attribution_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "attribution_ruling" ADD CONSTRAINT "attribution_ruling_attribution_id_proposed_by_id_fkey" FOREIGN KEY ("attribution_id", "proposed_by_id") REFERENCES "attribution"("id", "proposed_by_id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER operator_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "operator_event"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER attribution_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "attribution"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER attribution_ruling_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "attribution_ruling"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
