-- What a batch is of, whose upload it is and by what it was read, so that figures can be told by source. A repeated publication
-- writes the row again, hence Replacing.
CREATE TABLE IF NOT EXISTS batch_source
(
    batch UInt64 CODEC(Delta, ZSTD(1)),
    kind LowCardinality(String) CODEC(ZSTD(1)),
    sender LowCardinality(String) CODEC(ZSTD(1)),
    reading LowCardinality(String) CODEC(ZSTD(1)),
    taken_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1))
)
ENGINE = ReplacingMergeTree
ORDER BY batch;

-- How many exchanges of a day have each field of evidence, and how long after their own time they were taken in: a row for each source.
-- ahead: dated more than a minute later than that; the others by the longest delay that they had.
CREATE TABLE IF NOT EXISTS coverage_day
(
    day Date CODEC(ZSTD(1)),
    sender LowCardinality(String) CODEC(ZSTD(1)),
    reading LowCardinality(String) CODEC(ZSTD(1)),
    exchanges UInt64 CODEC(ZSTD(1)),
    network UInt64 CODEC(ZSTD(1)),
    client UInt64 CODEC(ZSTD(1)),
    content UInt64 CODEC(ZSTD(1)),
    ip UInt64 CODEC(ZSTD(1)),
    asn UInt64 CODEC(ZSTD(1)),
    user_agent UInt64 CODEC(ZSTD(1)),
    client_fingerprint UInt64 CODEC(ZSTD(1)),
    prompt UInt64 CODEC(ZSTD(1)),
    system_prompt UInt64 CODEC(ZSTD(1)),
    tools UInt64 CODEC(ZSTD(1)),
    session_id UInt64 CODEC(ZSTD(1)),
    end_user_id UInt64 CODEC(ZSTD(1)),
    api_key_id UInt64 CODEC(ZSTD(1)),
    max_tokens UInt64 CODEC(ZSTD(1)),
    output_tokens UInt64 CODEC(ZSTD(1)),
    ahead UInt64 CODEC(ZSTD(1)),
    within_minute UInt64 CODEC(ZSTD(1)),
    within_hour UInt64 CODEC(ZSTD(1)),
    within_day UInt64 CODEC(ZSTD(1)),
    later UInt64 CODEC(ZSTD(1)),
    first_seen DateTime('UTC') CODEC(ZSTD(1)),
    last_seen DateTime('UTC') CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY day
ORDER BY (sender, reading);
