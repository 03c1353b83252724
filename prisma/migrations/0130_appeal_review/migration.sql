-- CreateEnum
CREATE TYPE "ConsequenceKind" AS ENUM ('reversal', 'disposition', 'measures', 'same_ground', 'recall');

-- CreateEnum
CREATE TYPE "ConsequenceState" AS ENUM ('waiting', 'done', 'failed');

-- CreateTable
CREATE TABLE "appeal_consequence" (
    "appeal_id" UUID NOT NULL,
    "kind" "ConsequenceKind" NOT NULL,
    "state" "ConsequenceState" NOT NULL DEFAULT 'waiting',
    "detail" JSONB NOT NULL DEFAULT '{}',
    "error" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "appeal_consequence_pkey" PRIMARY KEY ("appeal_id","kind")
);

-- CreateIndex
CREATE INDEX "appeal_consequence_state_next_attempt_at_idx" ON "appeal_consequence"("state", "next_attempt_at");

-- CreateIndex
CREATE INDEX "thread_step_account_ids_idx" ON "thread_step" USING GIN ("account_ids");

-- AddForeignKey
ALTER TABLE "appeal_consequence" ADD CONSTRAINT "appeal_consequence_appeal_id_fkey" FOREIGN KEY ("appeal_id") REFERENCES "appeal_ruling"("appeal_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What follows from a ruling is not forgotten, and what is done is not undone here.
CREATE FUNCTION keep_consequence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF old.state = 'done' THEN
    RAISE EXCEPTION 'What followed from the ruling on appeal % (%) is done and stays so.', old.appeal_id, old.kind USING ERRCODE = '42501';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER appeal_consequence_kept BEFORE UPDATE ON "appeal_consequence" FOR EACH ROW EXECUTE FUNCTION keep_consequence();
CREATE TRIGGER appeal_consequence_append BEFORE DELETE OR TRUNCATE ON "appeal_consequence"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What an appeal is about never changes, nobody decides one but by a ruling, and what has ended has ended.
CREATE FUNCTION keep_appeal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  about CONSTANT text[] := '{id,notice_id,account_id,decision_id,campaign_id,language,submitted_at}';
BEGIN
  IF (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(new)) WHERE key = ANY (about))
     <> (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(old)) WHERE key = ANY (about)) THEN
    RAISE EXCEPTION 'Appeal % stays about what it is about.', old.id USING ERRCODE = '42501';
  END IF;
  IF old.status IN ('decided', 'withdrawn', 'expired') AND (to_jsonb(new) - 'version') <> (to_jsonb(old) - 'version') THEN
    RAISE EXCEPTION 'Appeal % is %, and stays so.', old.id, old.status USING ERRCODE = '42501';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER appeal_kept BEFORE UPDATE ON "appeal" FOR EACH ROW EXECUTE FUNCTION keep_appeal();
CREATE TRIGGER appeal_not_removed BEFORE DELETE OR TRUNCATE ON "appeal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION require_ruling() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (new.status = 'decided') <> (new.outcome IS NOT NULL) OR new.status = 'decided' AND NOT EXISTS (
    SELECT FROM appeal_ruling r WHERE r.appeal_id = new.id AND r.outcome = new.outcome AND r.ruled_by_id = new.reviewer_id) THEN
    RAISE EXCEPTION 'Appeal % is decided by the ruling of its reviewer, and by nothing else.', new.id USING ERRCODE = '42501';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER appeal_ruled BEFORE INSERT OR UPDATE ON "appeal" FOR EACH ROW EXECUTE FUNCTION require_ruling();

-- A ruling is on what is open.
CREATE FUNCTION require_open_appeal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM appeal WHERE id = new.appeal_id AND status IN ('assigned', 'awaiting_appellant')) THEN
    RAISE EXCEPTION 'Appeal % is with nobody: there is nothing to rule on.', new.appeal_id USING ERRCODE = '42501';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER appeal_ruling_open BEFORE INSERT ON "appeal_ruling" FOR EACH ROW EXECUTE FUNCTION require_open_appeal();
