-- Every import of attributes that says something new about an account is one more row: its history.
CREATE TABLE IF NOT EXISTS account
(
    account_id String CODEC(ZSTD(3)),
    recorded_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    created_at Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    email_domain LowCardinality(String) CODEC(ZSTD(1)),
    email_hash String CODEC(ZSTD(3)),
    organization_id String CODEC(ZSTD(3)),
    organization_verified UInt8 CODEC(ZSTD(1)),
    program LowCardinality(String) CODEC(ZSTD(1)),
    tier LowCardinality(String) CODEC(ZSTD(1)),
    verification_level LowCardinality(String) CODEC(ZSTD(1)),
    payment_fingerprint String CODEC(ZSTD(3)),
    payment_type LowCardinality(String) CODEC(ZSTD(1)),
    phone_hash String CODEC(ZSTD(3)),
    device_fingerprint String CODEC(ZSTD(3)),
    signup_ip IPv6 CODEC(ZSTD(3)),
    referrer_code String CODEC(ZSTD(3)),
    parent_account_id String CODEC(ZSTD(3)),
    reseller_id LowCardinality(String) CODEC(ZSTD(1)),
    country LowCardinality(String) CODEC(ZSTD(1)),
    content_policy LowCardinality(String) CODEC(ZSTD(1)),
    attributes String CODEC(ZSTD(3)),
    content_hash UInt64 CODEC(ZSTD(1)),
    batch UInt64 CODEC(ZSTD(1))
)
ENGINE = MergeTree
ORDER BY (account_id, recorded_at);

CREATE TABLE IF NOT EXISTS account_current AS account
ENGINE = ReplacingMergeTree(recorded_at)
ORDER BY account_id;

CREATE VIEW IF NOT EXISTS account_latest AS SELECT * FROM account_current FINAL;

CREATE TABLE IF NOT EXISTS model_release
(
    model String,
    released_at DateTime64(3, 'UTC'),
    retired_at Nullable(DateTime64(3, 'UTC')),
    replaces String,
    attributes String,
    recorded_at DateTime64(3, 'UTC'),
    batch UInt64
)
ENGINE = ReplacingMergeTree(recorded_at)
ORDER BY model;

CREATE VIEW IF NOT EXISTS model_release_latest AS SELECT * FROM model_release FINAL;
