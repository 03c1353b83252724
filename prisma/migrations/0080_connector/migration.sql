-- Places from which files are pulled, and the files found there.
CREATE TYPE "ConnectorFileStatus" AS ENUM ('waiting', 'taken', 'failed');

CREATE TABLE "connector" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "warehouse" TEXT NOT NULL DEFAULT 'default',
    "place" JSONB NOT NULL,
    "kind" "IngestKind" NOT NULL,
    "format" TEXT,
    "profile" TEXT,
    "interval_seconds" INTEGER NOT NULL,
    "settle_seconds" INTEGER NOT NULL,
    "paused" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "saved_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "next_poll_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "polled_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,

    CONSTRAINT "connector_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "connector_name_key" ON "connector"("name");

CREATE TABLE "connector_file" (
    "id" UUID NOT NULL,
    "connector_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "modified_at" TIMESTAMPTZ(3) NOT NULL,
    "status" "ConnectorFileStatus" NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "next_attempt_at" TIMESTAMPTZ(3),
    "error" TEXT,
    "batch_id" UUID,
    "taken_at" TIMESTAMPTZ(3),

    CONSTRAINT "connector_file_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "connector_file_connector_id_path_version_key" ON "connector_file"("connector_id", "path", "version");

CREATE INDEX "connector_file_connector_id_status_taken_at_idx" ON "connector_file"("connector_id", "status", "taken_at");

CREATE INDEX "connector_file_status_next_attempt_at_idx" ON "connector_file"("status", "next_attempt_at");

ALTER TABLE "connector_file" ADD CONSTRAINT "connector_file_connector_id_fkey" FOREIGN KEY ("connector_id") REFERENCES "connector"("id") ON DELETE CASCADE ON UPDATE CASCADE;
