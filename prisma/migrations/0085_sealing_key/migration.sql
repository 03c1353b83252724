-- By which key evidence and partner keys are sealed, told by what can be known of it without knowing it.
CREATE TABLE "sealing_key" (
    "id" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "first_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sealing_key_pkey" PRIMARY KEY ("id")
);
