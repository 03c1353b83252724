-- A bundle can carry that part of a campaign which a set had in some version.
ALTER TABLE "bundle_export" ADD COLUMN     "set_id" UUID,
ADD COLUMN     "set_version" INTEGER;

CREATE INDEX "bundle_export_set_id_idx" ON "bundle_export"("set_id");

ALTER TABLE "bundle_export" ADD CONSTRAINT "bundle_export_set_id_fkey" FOREIGN KEY ("set_id") REFERENCES "account_set"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "bundle_export" ADD CONSTRAINT "bundle_export_of_set" CHECK ((set_id IS NULL) = (set_version IS NULL));
