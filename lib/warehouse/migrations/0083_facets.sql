-- What everybody did on a day, by all that exchanges are grouped by: a row for each combination that an account had. An account stands
-- by 32 bits of its id's hash, of which among a million accounts about one in ten thousand shares its own. '' is for what an exchange
-- does not say, and for templates and fingerprints that hardly anybody sent that day: each of those would be a row of its own.
CREATE TABLE IF NOT EXISTS account_facet
(
    day Date CODEC(ZSTD(1)),
    account UInt32 CODEC(Delta, ZSTD(1)),
    model LowCardinality(String) CODEC(ZSTD(1)),
    capability LowCardinality(String) CODEC(ZSTD(1)),
    network LowCardinality(String) CODEC(ZSTD(1)),
    country LowCardinality(String) CODEC(ZSTD(1)),
    -- Decimal hashes, as detection has them.
    user_agent LowCardinality(String) CODEC(ZSTD(1)),
    fingerprint LowCardinality(String) CODEC(ZSTD(1)),
    template LowCardinality(String) CODEC(ZSTD(1)),
    -- As the account was known when the day was built.
    program LowCardinality(String) CODEC(ZSTD(1)),
    exchanges UInt32 CODEC(T64('bit'), ZSTD(1)),
    output_tokens UInt64 CODEC(T64('bit'), ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY day
ORDER BY (network, country, program, user_agent, fingerprint, account, template, model, capability);

-- The same summed up by one facet at a time, for questions without a filter. The facet 'all' has one value, ''.
CREATE TABLE IF NOT EXISTS facet_day
(
    day Date CODEC(ZSTD(1)),
    facet LowCardinality(String) CODEC(ZSTD(1)),
    value String CODEC(ZSTD(1)),
    exchanges UInt64 CODEC(ZSTD(1)),
    output_tokens UInt64 CODEC(ZSTD(1)),
    accounts AggregateFunction(uniqCombined(12), UInt32) CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY day
ORDER BY (facet, value);
