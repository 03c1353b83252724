-- Named sets of accounts with their history, and list pages saved under a name.
ALTER TYPE "ReviewSubject" ADD VALUE 'set';

CREATE TYPE "SetChangeKind" AS ENUM ('made', 'added', 'removed', 'renamed', 'deleted', 'acted');

CREATE TABLE "account_set" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "made_by_id" TEXT NOT NULL,
    "made_by" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "accounts" INTEGER NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_set_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "account_set_deleted_at_changed_at_idx" ON "account_set"("deleted_at", "changed_at");

CREATE TABLE "set_change" (
    "id" UUID NOT NULL,
    "set_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" "SetChangeKind" NOT NULL,
    "account_ids" TEXT[],
    "origin" JSONB,
    "note" TEXT,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "set_change_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "set_change_set_id_at_idx" ON "set_change"("set_id", "at");

ALTER TABLE "set_change" ADD CONSTRAINT "set_change_set_id_fkey" FOREIGN KEY ("set_id") REFERENCES "account_set"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "set_member" (
    "set_id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "change_id" UUID NOT NULL,

    CONSTRAINT "set_member_pkey" PRIMARY KEY ("set_id","account_id")
);

CREATE INDEX "set_member_account_id_idx" ON "set_member"("account_id");

ALTER TABLE "set_member" ADD CONSTRAINT "set_member_set_id_fkey" FOREIGN KEY ("set_id") REFERENCES "account_set"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "set_member" ADD CONSTRAINT "set_member_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "set_change"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL,
    "owner_id" TEXT NOT NULL,
    "owner_name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "saved_view_page_owner_id_idx" ON "saved_view"("page", "owner_id");
