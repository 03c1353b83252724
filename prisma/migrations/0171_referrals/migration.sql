-- A referral goes to a cloud or reseller. What was asked of gateways, which cannot carry it, waits for what can; one row of each
-- decision is enough for that.
WITH "misplaced" AS (
  SELECT e."id", row_number() OVER (PARTITION BY e."decision_id" ORDER BY e."id") AS "place", EXISTS (
    SELECT 1 FROM "enforcement" o LEFT JOIN "enforcement_connector" c ON c."id" = o."connector_id"
    WHERE o."decision_id" = e."decision_id" AND o."countermeasure" = 'refer' AND (c."id" IS NULL OR c."kind" = 'webhook')
  ) AS "is_placed"
  FROM "enforcement" e JOIN "enforcement_connector" k ON k."id" = e."connector_id"
  WHERE e."countermeasure" = 'refer' AND e."state" IN ('requested', 'failed') AND k."kind" <> 'webhook'
), "removed" AS (
  DELETE FROM "enforcement" e USING "misplaced" m WHERE e."id" = m."id" AND (m."is_placed" OR m."place" > 1)
)
UPDATE "enforcement" e SET "connector_id" = NULL, "state" = 'requested', "error" = NULL
FROM "misplaced" m WHERE e."id" = m."id" AND NOT m."is_placed" AND m."place" = 1;
