-- What an account did in a month, hour by hour, in one row: of a day each, what a few accounts did stood in as many places as there are
-- days. It is made of the rows of account_hour. An account stands by the hash of its id, of which a walk over all reads eight bytes; among
-- a million accounts two have the same in one of thirty million cases.
CREATE TABLE IF NOT EXISTS account_traffic
(
    account UInt64 CODEC(Delta, ZSTD(1)),
    month Date CODEC(ZSTD(1)),
    -- Hours since the month began.
    did Nested(hour UInt16, model LowCardinality(String), capability LowCardinality(String), exchanges UInt32) CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY month
ORDER BY account
SETTINGS index_granularity = 256, min_compress_block_size = 16384, max_compress_block_size = 65536;

-- What an interrupted migration may have left.
TRUNCATE TABLE account_traffic;

INSERT INTO account_traffic
SELECT sipHash64(account_id) AS account, toStartOfMonth(hour) AS month,
    groupArray(toUInt16((toUnixTimestamp(hour) - toUnixTimestamp(toDateTime(month, 'UTC'))) / 3600)),
    groupArray(model), groupArray(capability), groupArray(exchanges)
FROM account_hour GROUP BY account, month
SETTINGS max_bytes_before_external_group_by = 1000000000, max_partitions_per_insert_block = 0;
