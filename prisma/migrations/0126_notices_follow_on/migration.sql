-- AlterEnum
ALTER TYPE "NoticeKind" ADD VALUE 'appeal_question' AFTER 'appeal_received';

-- AlterTable
ALTER TABLE "account_contact" ADD COLUMN "prepaid_balance" TEXT;
ALTER TABLE "notice" ADD COLUMN "about_id" UUID;

-- CreateIndex
CREATE INDEX "notice_about_id_idx" ON "notice"("about_id");

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_about_id_fkey" FOREIGN KEY ("about_id") REFERENCES "notice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What an owner is told stays in the words that it was written in. What is held was told to nobody: it may be completed, and once.
CREATE OR REPLACE FUNCTION keep_notice() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := '{state,error,attempts,next_attempt_at,claimed_until,sent_at}';
BEGIN
  IF old.state = 'held' THEN
    free := free || '{subject,body,statement,template_id,language,appealable_until}'::text[];
  END IF;
  IF (to_jsonb(new) - free) <> (to_jsonb(old) - free) THEN
    RAISE EXCEPTION 'Notice % says what it said: write another one instead.', old.id USING ERRCODE = '42501';
  END IF;
  RETURN new;
END $$;

-- While an appeal of a measure is open, there is no second one.
CREATE UNIQUE INDEX "appeal_one_open" ON "appeal"("notice_id") WHERE "status" IN ('submitted', 'assigned', 'awaiting_appellant');
