-- Mappings of files that somebody has saved under a name.
CREATE TABLE "ingest_mapping" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "IngestKind" NOT NULL,
    "mapping" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "saved_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ingest_mapping_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "ingest_mapping_name_key" ON "ingest_mapping"("name");
