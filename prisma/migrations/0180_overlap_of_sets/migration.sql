-- A question can be about a set, as it was then.
ALTER TABLE "overlap_question" ADD COLUMN     "set_accounts" INTEGER,
ADD COLUMN     "set_id" UUID,
ADD COLUMN     "set_version" INTEGER;

ALTER TABLE "overlap_question" ADD CONSTRAINT "overlap_question_set_id_fkey" FOREIGN KEY ("set_id") REFERENCES "account_set"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "overlap_question" ADD CONSTRAINT "overlap_question_about_one" CHECK (
  (campaign_id IS NULL OR set_id IS NULL) AND (set_id IS NULL) = (set_version IS NULL) AND (set_id IS NULL) = (set_accounts IS NULL));
