-- What an account did in a month, in one row: its days, of which a question about it opens no others, and its sums. It is made of the
-- rows of account_day, a whole month at a time. Writing a month twice does no harm, hence Replacing.
CREATE TABLE IF NOT EXISTS account_month
(
    account_id String CODEC(ZSTD(3)),
    month Date CODEC(ZSTD(1)),
    -- A bit for each day of the month with traffic, the lowest for the first.
    days UInt32 CODEC(ZSTD(1)),
    exchanges UInt64 CODEC(ZSTD(1)),
    first_seen DateTime('UTC') CODEC(ZSTD(1)),
    last_seen DateTime('UTC') CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree
PARTITION BY month
ORDER BY (account_id, month)
SETTINGS index_granularity = 1024;

INSERT INTO account_month
SELECT account_id, toStartOfMonth(day) AS month, groupBitOr(bitShiftLeft(toUInt32(1), toDayOfMonth(day) - 1)) AS days,
    sum(exchanges) AS exchanges, min(first_seen) AS first_seen, max(last_seen) AS last_seen
FROM account_day GROUP BY account_id, month;

-- Counted for every account and day, and asked for by nobody.
ALTER TABLE account_day DROP COLUMN IF EXISTS with_network;

ALTER TABLE account_day DROP COLUMN IF EXISTS with_client;

ALTER TABLE account_day DROP COLUMN IF EXISTS with_content;

ALTER TABLE account_day DROP COLUMN IF EXISTS ips;

ALTER TABLE account_day DROP COLUMN IF EXISTS sessions;
