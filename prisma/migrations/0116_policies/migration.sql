-- What policies recommend, by version, and what was recommended when a decision was taken.
CREATE TABLE "policy_version" (
    "policy" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "terms" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "changed_by_id" TEXT NOT NULL,
    "changed_by_name" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policy_version_pkey" PRIMARY KEY ("policy","version"),
    CONSTRAINT "policy_version_first" CHECK ("version" >= 1)
);

CREATE TRIGGER policy_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "policy_version"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE "decision" ADD COLUMN "recommended" JSONB;
