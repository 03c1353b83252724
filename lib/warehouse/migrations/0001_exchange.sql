-- Every exchange, once. A day is the unit of publication, of roll-up and of retention.
-- "Not available" is '' for text, 0 for numbers and '::' for the address, never a value that could be shared.
CREATE TABLE IF NOT EXISTS exchange
(
    exchange_id String CODEC(ZSTD(3)),
    ts DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    account_id String CODEC(ZSTD(3)),
    model LowCardinality(String) CODEC(ZSTD(1)),
    api_key_id String CODEC(ZSTD(3)),
    session_id String CODEC(ZSTD(3)),
    end_user_id String CODEC(ZSTD(3)),
    surface LowCardinality(String) CODEC(ZSTD(1)),
    ip IPv6 CODEC(ZSTD(3)),
    asn UInt32 CODEC(ZSTD(1)),
    as_org LowCardinality(String) CODEC(ZSTD(1)),
    country LowCardinality(String) CODEC(ZSTD(1)),
    user_agent LowCardinality(String) CODEC(ZSTD(1)),
    client_fingerprint String CODEC(ZSTD(3)),
    system_prompt String CODEC(ZSTD(3)),
    prompt String CODEC(ZSTD(3)),
    response String CODEC(ZSTD(3)),
    tools Array(LowCardinality(String)) CODEC(ZSTD(1)),
    max_tokens UInt32 CODEC(ZSTD(1)),
    temperature Nullable(Float32) CODEC(ZSTD(1)),
    input_tokens UInt32 CODEC(ZSTD(1)),
    output_tokens UInt32 CODEC(ZSTD(1)),
    reasoning_tokens UInt32 CODEC(ZSTD(1)),
    reasoning_returned LowCardinality(String) CODEC(ZSTD(1)),
    finish_reason LowCardinality(String) CODEC(ZSTD(1)),
    status LowCardinality(String) CODEC(ZSTD(1)),
    attributes String CODEC(ZSTD(3)),
    template_id UInt64 CODEC(ZSTD(1)),
    prefix_id UInt64 CODEC(ZSTD(1)),
    suffix_id UInt64 CODEC(ZSTD(1)),
    simhash UInt64 CODEC(ZSTD(1)),
    shingle_bands Array(UInt64) CODEC(ZSTD(1)),
    system_prompt_id UInt64 CODEC(ZSTD(1)),
    tool_schema_id UInt64 CODEC(ZSTD(1)),
    elicitation UInt8 CODEC(ZSTD(1)),
    capability LowCardinality(String) CODEC(ZSTD(1)),
    batch UInt64 CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toDate(ts)
ORDER BY (account_id, ts, exchange_id);

-- The hash of every stored id, so that a commit finds repeats without reading exchanges.
CREATE TABLE IF NOT EXISTS exchange_key
(
    id_hash UInt64 CODEC(Delta, ZSTD(1))
)
ENGINE = MergeTree
ORDER BY id_hash;

-- Lines that were not taken. A repeated commit writes the same rows again, hence Replacing.
CREATE TABLE IF NOT EXISTS reject
(
    batch UInt64 CODEC(ZSTD(1)),
    line UInt64 CODEC(Delta, ZSTD(1)),
    field LowCardinality(String) CODEC(ZSTD(1)),
    reason LowCardinality(String) CODEC(ZSTD(1)),
    excerpt String CODEC(ZSTD(3))
)
ENGINE = ReplacingMergeTree
ORDER BY (batch, line);
