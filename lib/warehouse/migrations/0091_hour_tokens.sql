-- Output tokens of each exchange, in the order of `hours`. None where the day was last built without them.
ALTER TABLE account_facet ADD COLUMN IF NOT EXISTS hour_tokens Array(UInt32) CODEC(T64('bit'), ZSTD(1));
