-- Rows of the delivery ledger come by the ten thousand, and all rows of a statement belong to one partner or one export. What they
-- belong to is looked up once a statement; that it stays is certain, since neither partners nor exports can be removed or get another key,
-- and neither can rows of the ledger. (An export is append-only already.)
ALTER TABLE "shared_object" DROP CONSTRAINT "shared_object_partner_id_fkey";
ALTER TABLE "delivered_object" DROP CONSTRAINT "delivered_object_export_id_fkey";
-- Nobody looks for what a recall took back by the recall: its deliveries say that.
DROP INDEX "shared_object_recall_id_idx";

CREATE FUNCTION refuse_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never removed and keep their keys', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER partner_kept BEFORE DELETE OR TRUNCATE OR UPDATE OF "id" ON "partner"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER shared_object_kept BEFORE DELETE OR TRUNCATE OR UPDATE OF "partner_id", "id" ON "shared_object"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_removal();

CREATE FUNCTION require_partner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT DISTINCT "partner_id" FROM added) a
             WHERE NOT EXISTS (SELECT FROM "partner" p WHERE p."id" = a."partner_id")) THEN
    RAISE EXCEPTION '% names a partner that there is not', TG_TABLE_NAME USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER shared_object_of_partner AFTER INSERT ON "shared_object" REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION require_partner();

CREATE FUNCTION require_export() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT DISTINCT "export_id" FROM added) a
             WHERE NOT EXISTS (SELECT FROM "bundle_export" b WHERE b."id" = a."export_id")) THEN
    RAISE EXCEPTION '% names an export that there is not', TG_TABLE_NAME USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER delivered_object_of_export AFTER INSERT ON "delivered_object" REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION require_export();
