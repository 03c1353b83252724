-- A person whose access was taken away keeps their name on what they did.
ALTER TABLE "user" ADD COLUMN "disabled_at" TIMESTAMPTZ(3);
