-- How long exchanges are kept, what outlives that, and whose were removed.
CREATE TABLE "retention" (
    "warehouse" TEXT NOT NULL,
    "exchange_days" INTEGER,
    "rollup_days" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "saved_by" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_before" DATE,
    "enforced_at" TIMESTAMPTZ(3),

    CONSTRAINT "retention_pkey" PRIMARY KEY ("warehouse")
);

CREATE TABLE "legal_hold" (
    "id" UUID NOT NULL,
    "warehouse" TEXT NOT NULL DEFAULT 'default',
    "scope" JSONB NOT NULL,
    "ground" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "placed_by" TEXT NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "released_by" TEXT,
    "released_at" TIMESTAMPTZ(3),
    "release_reason" TEXT,

    CONSTRAINT "legal_hold_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "legal_hold_warehouse_released_at_expires_at_idx" ON "legal_hold"("warehouse", "released_at", "expires_at");

CREATE TABLE "legal_hold_account" (
    "hold_id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,

    CONSTRAINT "legal_hold_account_pkey" PRIMARY KEY ("hold_id","account_id")
);

CREATE INDEX "legal_hold_account_account_id_idx" ON "legal_hold_account"("account_id");

ALTER TABLE "legal_hold_account" ADD CONSTRAINT "legal_hold_account_hold_id_fkey" FOREIGN KEY ("hold_id") REFERENCES "legal_hold"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "account_erasure" (
    "id" UUID NOT NULL,
    "warehouse" TEXT NOT NULL DEFAULT 'default',
    "account_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),
    "exchanges" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "account_erasure_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "account_erasure_warehouse_done_at_idx" ON "account_erasure"("warehouse", "done_at");
