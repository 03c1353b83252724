-- Rules that act by themselves on newcomers to a banned core, once a second person approved them.
CREATE TYPE "StandingOrderState" AS ENUM ('proposed', 'in_force', 'declined', 'stopped', 'expired');

CREATE TABLE "standing_order" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "kind" "DecisionKind" NOT NULL,
    "policy" TEXT NOT NULL,
    "parameters" JSONB,
    "holds_hours" INTEGER,
    "reason" TEXT NOT NULL,
    "cap_per_day" INTEGER NOT NULL,
    "state" "StandingOrderState" NOT NULL DEFAULT 'proposed',
    "proposed_by_id" TEXT NOT NULL,
    "proposed_by_name" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "stop_reason" TEXT,

    CONSTRAINT "standing_order_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "standing_order_kinds" CHECK ("kind"::text IN ('require_verification', 'suspend')),
    CONSTRAINT "standing_order_bounds" CHECK ("cap_per_day" BETWEEN 1 AND 500 AND "expires_at" <= "proposed_at" + interval '14 days')
);

CREATE TABLE "standing_order_ruling" (
    "order_id" UUID NOT NULL,
    "proposed_by_id" TEXT NOT NULL,
    "ruling" "Ruling" NOT NULL,
    "reason" TEXT NOT NULL,
    "ruled_by_id" TEXT NOT NULL,
    "ruled_by_name" TEXT NOT NULL,
    "ruled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "standing_order_ruling_pkey" PRIMARY KEY ("order_id"),
    -- Nobody rules on what they proposed; whose proposal it is, the foreign key tells.
    CONSTRAINT "standing_order_ruling_by_another" CHECK ("ruled_by_id" <> "proposed_by_id")
);

ALTER TABLE "decision" ADD COLUMN "standing_order_id" UUID;

CREATE UNIQUE INDEX "standing_order_id_proposed_by_id_key" ON "standing_order"("id", "proposed_by_id");
CREATE INDEX "standing_order_state_idx" ON "standing_order"("state");
CREATE INDEX "standing_order_campaign_id_idx" ON "standing_order"("campaign_id");
CREATE UNIQUE INDEX "standing_order_ruling_order_id_proposed_by_id_key" ON "standing_order_ruling"("order_id", "proposed_by_id");
CREATE INDEX "decision_standing_order_id_idx" ON "decision"("standing_order_id");
ALTER TABLE "decision" ADD CONSTRAINT "decision_standing_order_id_fkey" FOREIGN KEY ("standing_order_id") REFERENCES "standing_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "standing_order_ruling" ADD CONSTRAINT "standing_order_ruling_order_id_proposed_by_id_fkey" FOREIGN KEY ("order_id", "proposed_by_id") REFERENCES "standing_order"("id", "proposed_by_id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER standing_order_ruling_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "standing_order_ruling"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION keep_standing_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(new) - '{state,stop_reason}'::text[]) <> (to_jsonb(old) - '{state,stop_reason}'::text[])
    OR (old.state NOT IN ('proposed', 'in_force') AND new.state <> old.state) THEN
    RAISE EXCEPTION 'Standing order % stays what was proposed: stop it and propose another.', old.id USING ERRCODE = '42501';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER standing_order_kept BEFORE UPDATE ON "standing_order" FOR EACH ROW EXECUTE FUNCTION keep_standing_order();

CREATE OR REPLACE FUNCTION require_second_person() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  restricting CONSTANT text[] := '{require_verification,throttle,redact_reasoning,suspend,ban,revoke_key}';
  radius int := (SELECT blast_radius FROM decision_settings);
  broken record;
BEGIN
  SELECT a.id INTO broken FROM added a
  LEFT JOIN proposal p ON p.id = a.proposal_id AND p.kind = a.kind AND p.campaign_id = a.campaign_id
  LEFT JOIN proposal_ruling r ON r.proposal_id = p.id
  WHERE a.kind::text = ANY (restricting) AND a.proposal_id IS NOT NULL AND (
    p.id IS NULL
    OR NOT (p.break_glass OR coalesce(r.ruling = 'approved' AND r.hash = p.hash, false))
    OR NOT EXISTS (SELECT 1 FROM proposal_subject s WHERE s.proposal_id = p.id AND s.account_id = a.account_id)
  ) LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'Decision % carries out a proposal that nobody approved as it is.', broken.id USING ERRCODE = '42501';
  END IF;
  SELECT a.id INTO broken FROM added a WHERE a.disclosure = 'covert' AND a.proposal_id IS NULL LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'Covert decision % has no approved proposal.', broken.id USING ERRCODE = '42501';
  END IF;
  SELECT a.id INTO broken FROM added a LEFT JOIN standing_order o ON o.id = a.standing_order_id
    AND o.kind = a.kind AND o.campaign_id = a.campaign_id AND o.state = 'in_force' AND o.expires_at > a.at
  LEFT JOIN standing_order_ruling r ON r.order_id = o.id AND r.ruling = 'approved'
  WHERE a.kind::text = ANY (restricting) AND (a.automated OR a.standing_order_id IS NOT NULL) AND (r.order_id IS NULL OR NOT a.automated) LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'Decision % was taken by no standing order in force.', broken.id USING ERRCODE = '42501';
  END IF;
  SELECT o.id INTO broken FROM (SELECT standing_order_id AS id, max(at) AS until FROM added WHERE standing_order_id IS NOT NULL GROUP BY 1) o
  JOIN standing_order s ON s.id = o.id
  JOIN decision d ON d.standing_order_id = o.id AND d.at > o.until - interval '24 hours'
  GROUP BY o.id, s.cap_per_day HAVING count(*) > s.cap_per_day LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'Standing order % has done what it may within a day.', broken.id USING ERRCODE = '42501';
  END IF;
  SELECT a.actor_id, count(*) INTO broken FROM (
    SELECT DISTINCT actor_id, campaign_id, max(at) OVER (PARTITION BY actor_id, campaign_id) AS until FROM added
    WHERE kind::text = ANY (restricting) AND proposal_id IS NULL AND standing_order_id IS NULL
  ) a JOIN decision d ON d.actor_id = a.actor_id AND d.campaign_id IS NOT DISTINCT FROM a.campaign_id AND d.proposal_id IS NULL AND d.standing_order_id IS NULL
    AND d.at > a.until - interval '24 hours' AND d.kind::text = ANY (restricting)
  GROUP BY a.actor_id, a.campaign_id HAVING count(*) > radius LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'More than % accounts of a campaign within a day take a second person.', radius USING ERRCODE = '42501';
  END IF;
  RETURN NULL;
END $$;
