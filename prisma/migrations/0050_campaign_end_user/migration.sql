-- The end users that a campaign hides behind, in clear: for whoever owns the customers, and for nobody without the permission.
CREATE TABLE "campaign_end_user" (
    "campaign_id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "end_user_id" TEXT NOT NULL,
    "exchanges" INTEGER NOT NULL,
    "work" INTEGER NOT NULL,

    CONSTRAINT "campaign_end_user_pkey" PRIMARY KEY ("campaign_id","account_id","end_user_id")
);
