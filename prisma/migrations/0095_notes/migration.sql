-- What people write down about campaigns, accounts and sets, and who is mentioned there.
CREATE TYPE "NoteSubject" AS ENUM ('campaign', 'account', 'set');

CREATE TABLE "note" (
    "id" UUID NOT NULL,
    "subject_type" "NoteSubject" NOT NULL,
    "subject_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "author_name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "note_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "note_subject_type_subject_id_id_idx" ON "note"("subject_type", "subject_id", "id");

CREATE TABLE "note_version" (
    "note_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "mentions" JSONB NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "note_version_pkey" PRIMARY KEY ("note_id","version")
);

CREATE TABLE "note_mention" (
    "note_id" UUID NOT NULL,
    "person_id" TEXT NOT NULL,
    "mentioned_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "note_mention_pkey" PRIMARY KEY ("note_id","person_id")
);

CREATE INDEX "note_mention_person_id_settled_at_idx" ON "note_mention"("person_id", "settled_at");

ALTER TABLE "note_version" ADD CONSTRAINT "note_version_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "note"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "note_mention" ADD CONSTRAINT "note_mention_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "note"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER note_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "note_version"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Charts and exchanges as they were when somebody pinned them.
CREATE TYPE "PinKind" AS ENUM ('timeline', 'capabilities', 'loss', 'sign_ups', 'pivots', 'exchanges');

CREATE TABLE "pin" (
    "id" UUID NOT NULL,
    "subject_type" "NoteSubject" NOT NULL,
    "subject_id" TEXT NOT NULL,
    "kind" "PinKind" NOT NULL,
    "caption" TEXT NOT NULL,
    "snapshot_hash" TEXT NOT NULL,
    "account_id" TEXT,
    "exchange_ids" TEXT[],
    "taken_by_id" TEXT NOT NULL,
    "taken_by_name" TEXT NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pin_pkey" PRIMARY KEY ("id"),
    -- Exchanges are somebody's; a chart cites none.
    CONSTRAINT "pin_of_exchanges" CHECK (("kind" = 'exchanges') = ("account_id" IS NOT NULL AND cardinality("exchange_ids") > 0))
);

CREATE INDEX "pin_subject_type_subject_id_id_idx" ON "pin"("subject_type", "subject_id", "id");

CREATE TABLE "pin_removal" (
    "pin_id" UUID NOT NULL,
    "removed_by_id" TEXT NOT NULL,
    "removed_by_name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "removed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pin_removal_pkey" PRIMARY KEY ("pin_id")
);

ALTER TABLE "pin_removal" ADD CONSTRAINT "pin_removal_pin_id_fkey" FOREIGN KEY ("pin_id") REFERENCES "pin"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER pin_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "pin"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER pin_removal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "pin_removal"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
