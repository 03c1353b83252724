-- What partners fetch from collections, by which keys, what they add, and whose collections are polled.
CREATE TYPE "TaxiiFeedAuth" AS ENUM ('none', 'basic', 'bearer');

CREATE TABLE "partner_api_key" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "start" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "partner_api_key_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "taxii_collection" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "tlp" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "can_read" BOOLEAN NOT NULL,
    "can_write" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "last_added_at" TIMESTAMPTZ(6),

    CONSTRAINT "taxii_collection_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "taxii_object" (
    "collection_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(6) NOT NULL,
    "object_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "version" TIMESTAMPTZ(6) NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "taxii_object_pkey" PRIMARY KEY ("collection_id", "added_at")
);

CREATE TABLE "taxii_fetch" (
    "collection_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(6) NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "taxii_fetch_pkey" PRIMARY KEY ("collection_id", "added_at")
);

CREATE TABLE "taxii_status" (
    "id" UUID NOT NULL,
    "collection_id" UUID NOT NULL,
    "resource" JSONB NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "taxii_status_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "taxii_feed" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "collection" TEXT NOT NULL,
    "auth" "TaxiiFeedAuth" NOT NULL,
    "username" TEXT NOT NULL,
    "secret" BYTEA,
    "interval_seconds" INTEGER NOT NULL,
    "paused" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "saved_by_name" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "next_poll_at" TIMESTAMPTZ(3) NOT NULL,
    "polled_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "added_after" TEXT,
    "next" TEXT,
    "reached" TEXT,

    CONSTRAINT "taxii_feed_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "quarantined_object" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "collection_id" UUID,
    "feed_id" UUID,
    "object_id" TEXT NOT NULL,
    "version" TEXT,
    "content" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "quarantined_object_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "partner_api_key_hash_key" ON "partner_api_key"("hash");
CREATE INDEX "partner_api_key_partner_id_idx" ON "partner_api_key"("partner_id");
CREATE UNIQUE INDEX "taxii_collection_partner_id_tlp_key" ON "taxii_collection"("partner_id", "tlp");
CREATE UNIQUE INDEX "taxii_object_collection_id_object_id_version_key" ON "taxii_object"("collection_id", "object_id", "version");
CREATE INDEX "taxii_status_requested_at_idx" ON "taxii_status"("requested_at");
CREATE UNIQUE INDEX "taxii_feed_partner_id_url_collection_key" ON "taxii_feed"("partner_id", "url", "collection");
CREATE INDEX "taxii_feed_next_poll_at_idx" ON "taxii_feed"("next_poll_at");
CREATE UNIQUE INDEX "quarantined_object_partner_id_sha256_key" ON "quarantined_object"("partner_id", "sha256");
CREATE INDEX "quarantined_object_collection_id_object_id_idx" ON "quarantined_object"("collection_id", "object_id");
CREATE INDEX "quarantined_object_feed_id_idx" ON "quarantined_object"("feed_id");

ALTER TABLE "partner_api_key" ADD CONSTRAINT "partner_api_key_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "taxii_collection" ADD CONSTRAINT "taxii_collection_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "taxii_object" ADD CONSTRAINT "taxii_object_collection_id_fkey" FOREIGN KEY ("collection_id") REFERENCES "taxii_collection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "taxii_fetch" ADD CONSTRAINT "taxii_fetch_collection_id_added_at_fkey" FOREIGN KEY ("collection_id", "added_at") REFERENCES "taxii_object"("collection_id", "added_at") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "taxii_status" ADD CONSTRAINT "taxii_status_collection_id_fkey" FOREIGN KEY ("collection_id") REFERENCES "taxii_collection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "taxii_feed" ADD CONSTRAINT "taxii_feed_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "quarantined_object" ADD CONSTRAINT "quarantined_object_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "quarantined_object" ADD CONSTRAINT "quarantined_object_collection_id_fkey" FOREIGN KEY ("collection_id") REFERENCES "taxii_collection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "quarantined_object" ADD CONSTRAINT "quarantined_object_feed_id_fkey" FOREIGN KEY ("feed_id") REFERENCES "taxii_feed"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "quarantined_object" ADD CONSTRAINT "quarantined_object_came_one_way" CHECK (num_nonnulls(collection_id, feed_id) = 1);

CREATE TRIGGER taxii_object_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "taxii_object"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER taxii_fetch_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "taxii_fetch"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
