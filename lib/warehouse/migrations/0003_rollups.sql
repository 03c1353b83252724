-- Roll-ups by day: each is rebuilt for a whole day beside the table and swapped in by REPLACE PARTITION.
CREATE TABLE IF NOT EXISTS account_hour
(
    account_id String CODEC(ZSTD(3)),
    hour DateTime('UTC') CODEC(Delta, ZSTD(1)),
    model LowCardinality(String) CODEC(ZSTD(1)),
    capability LowCardinality(String) CODEC(ZSTD(1)),
    exchanges UInt32 CODEC(ZSTD(1)),
    input_tokens UInt64 CODEC(ZSTD(1)),
    output_tokens UInt64 CODEC(ZSTD(1)),
    reasoning_tokens UInt64 CODEC(ZSTD(1)),
    elicited UInt32 CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toDate(hour)
ORDER BY (account_id, hour, model, capability);

CREATE TABLE IF NOT EXISTS account_day
(
    account_id String CODEC(ZSTD(3)),
    day Date CODEC(ZSTD(1)),
    exchanges UInt32 CODEC(ZSTD(1)),
    with_network UInt32 CODEC(ZSTD(1)),
    with_client UInt32 CODEC(ZSTD(1)),
    with_content UInt32 CODEC(ZSTD(1)),
    ips UInt32 CODEC(ZSTD(1)),
    sessions UInt32 CODEC(ZSTD(1)),
    first_seen DateTime('UTC') CODEC(ZSTD(1)),
    last_seen DateTime('UTC') CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY day
ORDER BY account_id;

CREATE TABLE IF NOT EXISTS traffic_hour
(
    hour DateTime('UTC') CODEC(Delta, ZSTD(1)),
    model LowCardinality(String) CODEC(ZSTD(1)),
    capability LowCardinality(String) CODEC(ZSTD(1)),
    exchanges UInt64 CODEC(ZSTD(1)),
    accounts AggregateFunction(uniqCombined(12), String) CODEC(ZSTD(1)),
    input_tokens UInt64 CODEC(ZSTD(1)),
    output_tokens UInt64 CODEC(ZSTD(1)),
    reasoning_tokens UInt64 CODEC(ZSTD(1)),
    elicited UInt64 CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toDate(hour)
ORDER BY (hour, model, capability);

-- Incidences of values that at least two accounts hold. A value becomes shared through traffic of another day, so this
-- is no partition swap: a rebuild writes rows again, and the newest build wins.
CREATE TABLE IF NOT EXISTS account_value_day
(
    kind LowCardinality(String) CODEC(ZSTD(1)),
    value UInt64 CODEC(Delta, ZSTD(1)),
    account_id String CODEC(ZSTD(3)),
    day Date CODEC(ZSTD(1)),
    exchanges UInt32 CODEC(ZSTD(1)),
    first_seen DateTime('UTC') CODEC(ZSTD(1)),
    last_seen DateTime('UTC') CODEC(ZSTD(1)),
    built UInt64 CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(built)
ORDER BY (kind, value, account_id, day);

CREATE VIEW IF NOT EXISTS account_value AS
SELECT
    multiIf(kind IN ('ip', 'ip_prefix'), 'network', kind IN ('user_agent', 'client_fingerprint'), 'client', 'content') AS family,
    kind, value, account_id, day, exchanges, first_seen, last_seen
FROM account_value_day FINAL;

-- What a shared value looks like; for content only the masked text.
CREATE TABLE IF NOT EXISTS shared_value
(
    kind LowCardinality(String) CODEC(ZSTD(1)),
    value UInt64 CODEC(Delta, ZSTD(1)),
    text String CODEC(ZSTD(3))
)
ENGINE = ReplacingMergeTree
ORDER BY (kind, value);
