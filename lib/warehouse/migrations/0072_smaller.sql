-- Nothing looks for near-duplicates of prompts, and nothing was ever written to the lists of shared values.
ALTER TABLE exchange DROP COLUMN IF EXISTS simhash, DROP COLUMN IF EXISTS shingle_bands;

DROP TABLE IF EXISTS account_value SYNC;

DROP TABLE IF EXISTS account_value_day SYNC;

DROP TABLE IF EXISTS shared_value SYNC;

-- Numbers of few bits, each bit by itself, and random texts without a search for what repeats: what merges write from now on is smaller.
ALTER TABLE exchange
    MODIFY COLUMN exchange_id CODEC(ZSTD(1)),
    MODIFY COLUMN api_key_id CODEC(ZSTD(1)),
    MODIFY COLUMN ts CODEC(T64('bit'), ZSTD(1)),
    MODIFY COLUMN input_tokens CODEC(T64('bit'), ZSTD(1)),
    MODIFY COLUMN output_tokens CODEC(T64('bit'), ZSTD(1)),
    MODIFY COLUMN prefix_id CODEC(ZSTD(3)),
    MODIFY COLUMN suffix_id CODEC(ZSTD(3));

ALTER TABLE exchange_key MODIFY COLUMN id_hash CODEC(Delta, T64('bit'), ZSTD(1));

ALTER TABLE account_hour
    MODIFY COLUMN account_id CODEC(ZSTD(1)),
    MODIFY COLUMN hour CODEC(ZSTD(1)),
    MODIFY COLUMN exchanges CODEC(T64('bit'), ZSTD(1)),
    MODIFY COLUMN input_tokens CODEC(T64('bit'), ZSTD(1)),
    MODIFY COLUMN output_tokens CODEC(T64('bit'), ZSTD(1)),
    MODIFY COLUMN reasoning_tokens CODEC(T64, ZSTD(1)),
    MODIFY COLUMN elicited CODEC(T64, ZSTD(1));

ALTER TABLE account_day
    MODIFY COLUMN account_id CODEC(ZSTD(1)),
    MODIFY COLUMN exchanges CODEC(T64('bit'), ZSTD(1)),
    MODIFY COLUMN first_seen CODEC(T64('bit'), ZSTD(1)),
    MODIFY COLUMN last_seen CODEC(T64('bit'), ZSTD(1));
