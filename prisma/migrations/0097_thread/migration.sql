-- Investigations that grow from accounts and values along what they share, step by step.
CREATE TYPE "ThreadStepKind" AS ENUM ('seeded', 'accepted', 'rejected', 'undone', 'opened');

CREATE TABLE "thread" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "started_by_id" TEXT NOT NULL,
    "started_by_name" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,
    "campaign_id" UUID,

    CONSTRAINT "thread_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "thread_campaign_id_key" ON "thread"("campaign_id");

CREATE INDEX "thread_updated_at_idx" ON "thread"("updated_at");

CREATE TABLE "thread_step" (
    "thread_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "ThreadStepKind" NOT NULL,
    "account_ids" TEXT[],
    "values" JSONB NOT NULL DEFAULT '[]',
    "evidence" JSONB,
    "undoes" INTEGER,
    "actor_type" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "thread_step_pkey" PRIMARY KEY ("thread_id","number"),
    -- A step takes back another, or it does not.
    CONSTRAINT "thread_step_undoes" CHECK (("kind" = 'undone') = ("undoes" IS NOT NULL))
);

CREATE UNIQUE INDEX "thread_step_thread_id_undoes_key" ON "thread_step"("thread_id", "undoes");

ALTER TABLE "thread_step" ADD CONSTRAINT "thread_step_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The thread that a campaign was opened from: runs neither change nor retire such a campaign.
ALTER TABLE "campaign" ADD COLUMN "thread_id" UUID;
