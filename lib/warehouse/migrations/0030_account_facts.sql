-- What a value counts for each account that holds it, so that an account's evidence can be listed.
-- here, overall: accounts of the campaign and of all that hold the value; alone, counts: nats for this account, alone and beside others.
ALTER TABLE campaign_incidence
    ADD COLUMN IF NOT EXISTS hub UInt8 CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS here UInt32 CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS overall UInt32 CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS alone Float64 CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS counts Float64 CODEC(ZSTD(1));
