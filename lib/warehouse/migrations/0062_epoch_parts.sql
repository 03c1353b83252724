-- The exchanges that were there when an epoch was opened. What a batch has of a day is published whole, so that all that came later
-- is in parts that are not listed.
CREATE TABLE IF NOT EXISTS detection_epoch_part
(
    run_id UUID,
    batch UInt64 CODEC(ZSTD(1)),
    day Date CODEC(ZSTD(1)),
    exchanges UInt32 CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY run_id
ORDER BY (batch, day);

-- What every account held then: places of values, with the exchanges that showed each, and a bit for each family that it had anything in.
CREATE TABLE IF NOT EXISTS detection_epoch_held
(
    run_id UUID,
    account_id String CODEC(ZSTD(3)),
    mask UInt8 CODEC(ZSTD(1)),
    held Array(UInt32) CODEC(ZSTD(1)),
    exchanges Array(UInt32) CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY run_id
ORDER BY account_id;

-- The place of a value in the list of the run that opened the epoch.
ALTER TABLE detection_epoch_value ADD COLUMN IF NOT EXISTS place UInt32 CODEC(ZSTD(1));

ALTER TABLE detection_epoch_member DROP COLUMN IF EXISTS kinds;

ALTER TABLE detection_epoch_member DROP COLUMN IF EXISTS held;

ALTER TABLE detection_epoch_member DROP COLUMN IF EXISTS slots;

-- Accounts that a run within an epoch found to have moved. A partition is dropped with its run.
CREATE TABLE IF NOT EXISTS detection_moved
(
    run_id UUID,
    account_id String,
    -- Nothing of it was there; no traffic of it was there.
    is_new UInt8,
    is_first UInt8,
    -- What came: exchanges, attributes.
    has_traffic UInt8,
    has_attributes UInt8
)
ENGINE = MergeTree
PARTITION BY run_id
ORDER BY account_id;
