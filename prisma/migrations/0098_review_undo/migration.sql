-- What the last act on something changed, so that who acted can take it back as long as nobody has acted since.
ALTER TABLE "review_item"
    ADD COLUMN "change_id" UUID,
    ADD COLUMN "changed_by" TEXT,
    ADD COLUMN "before" JSONB,
    ADD CONSTRAINT "review_item_whole_change" CHECK (num_nulls("change_id", "changed_by", "before") IN (0, 3));
