-- What a run within an epoch measures by, as it was when the epoch was opened by a run over everything: `run_id` names that run.
-- A partition is dropped with its epoch.
CREATE TABLE IF NOT EXISTS detection_epoch_account
(
    run_id UUID,
    account_id String CODEC(ZSTD(3)),
    exchanges UInt32 CODEC(ZSTD(1)),
    -- When its attributes were last imported, in milliseconds; 0 for an account that only traffic shows.
    attributes_at Int64 CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY run_id
ORDER BY account_id;

-- Accounts that held each shared value. Values that more accounts hold than weigh anything are listed too, so that they stay known.
CREATE TABLE IF NOT EXISTS detection_epoch_value
(
    run_id UUID,
    kind LowCardinality(String) CODEC(ZSTD(1)),
    value UInt64 CODEC(Delta, ZSTD(1)),
    slot UInt32 CODEC(ZSTD(1)),
    overall UInt32 CODEC(ZSTD(1)),
    -- The same in any of the windows of the value.
    anywhere UInt32 CODEC(ZSTD(1)),
    hub UInt8 CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY run_id
ORDER BY (kind, value, slot);

-- Who belonged to which group, by what evidence (JSON), and what those held that the group's profile was made of.
CREATE TABLE IF NOT EXISTS detection_epoch_member
(
    run_id UUID,
    number UInt32,
    account_id String CODEC(ZSTD(3)),
    -- core, associated, or empty for an account that the profile was made of and that did not fit it.
    tier LowCardinality(String) CODEC(ZSTD(1)),
    evidence String CODEC(ZSTD(3)),
    in_basis UInt8 CODEC(ZSTD(1)),
    kinds Array(LowCardinality(String)) CODEC(ZSTD(1)),
    held Array(UInt64) CODEC(ZSTD(1)),
    slots Array(UInt32) CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY run_id
ORDER BY (number, account_id);

-- Some accounts in no group, with what they did (JSON).
CREATE TABLE IF NOT EXISTS detection_epoch_outside
(
    run_id UUID,
    account_id String CODEC(ZSTD(3)),
    profile String CODEC(ZSTD(3))
)
ENGINE = MergeTree
PARTITION BY run_id
ORDER BY account_id;
