-- The way back from a value to those who held it when the epoch was opened, so that who shares something with an account is a keyed read.
-- An account is a number here, its place in the sorted list of ids: as ids, the lists would be the largest table of an epoch.
ALTER TABLE detection_epoch_held ADD COLUMN IF NOT EXISTS number UInt32 CODEC(ZSTD(1));

CREATE TABLE IF NOT EXISTS detection_epoch_holder
(
    run_id UUID,
    place UInt32 CODEC(Delta, ZSTD(1)),
    number UInt32 CODEC(Delta, ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY run_id
ORDER BY (place, number)
SETTINGS index_granularity = 1024;

CREATE TABLE IF NOT EXISTS detection_epoch_place
(
    run_id UUID,
    place UInt32 CODEC(Delta, ZSTD(1)),
    kind LowCardinality(String) CODEC(ZSTD(1)),
    value UInt64 CODEC(ZSTD(1)),
    slot UInt32 CODEC(ZSTD(1)),
    overall UInt32 CODEC(ZSTD(1)),
    anywhere UInt32 CODEC(ZSTD(1)),
    hub UInt8 CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY run_id
ORDER BY place
SETTINGS index_granularity = 512;

CREATE TABLE IF NOT EXISTS detection_epoch_number
(
    run_id UUID,
    number UInt32 CODEC(Delta, ZSTD(1)),
    account_id String CODEC(ZSTD(3))
)
ENGINE = MergeTree
PARTITION BY run_id
ORDER BY number
SETTINGS index_granularity = 256;
