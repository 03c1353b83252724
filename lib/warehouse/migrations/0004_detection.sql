-- The incidences a detection run used for a campaign, kept with the run.
CREATE TABLE IF NOT EXISTS campaign_incidence
(
    run_id UUID,
    campaign_id UUID,
    family LowCardinality(String) CODEC(ZSTD(1)),
    kind LowCardinality(String) CODEC(ZSTD(1)),
    value UInt64 CODEC(ZSTD(1)),
    account_id String CODEC(ZSTD(3)),
    exchanges UInt64 CODEC(ZSTD(1)),
    weight Float64 CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY run_id
ORDER BY (campaign_id, family, kind, value, account_id);
