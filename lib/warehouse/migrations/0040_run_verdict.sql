-- What a run said of each account, compactly: published runs and runs in the shadow alike, so that two can be compared.
CREATE TABLE IF NOT EXISTS run_verdict
(
    run_id UUID,
    account_id String CODEC(ZSTD(3)),
    campaign_id UUID CODEC(ZSTD(1)),
    tier LowCardinality(String) CODEC(ZSTD(1)),
    verdict LowCardinality(String) CODEC(ZSTD(1)),
    -- Nats of membership, and by how much they exceed what was asked.
    score Float32 CODEC(ZSTD(1)),
    margin Float32 CODEC(ZSTD(1)),
    -- Families that the account has anything in, and those that spoke for its membership.
    available Array(LowCardinality(String)) CODEC(ZSTD(1)),
    spoke Array(LowCardinality(String)) CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY run_id
ORDER BY account_id;
