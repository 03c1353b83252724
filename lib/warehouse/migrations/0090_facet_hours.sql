-- The hour of the day (UTC) of each exchange, ascending: as many as `exchanges` says. None where the day was last built without them.
ALTER TABLE account_facet ADD COLUMN IF NOT EXISTS hours Array(UInt8) CODEC(ZSTD(1));
