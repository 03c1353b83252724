-- What accepted warninglists name, while own traffic is asked about it: ranges of addresses that do not overlap, and values in clear, each
-- with the places of the lists that name it. Whoever asks writes a part of its own and drops it.
CREATE TABLE IF NOT EXISTS detection_listed_range
(
    question UUID,
    first IPv6,
    last IPv6,
    lists Array(UInt16)
)
ENGINE = MergeTree
PARTITION BY question
ORDER BY first;

CREATE TABLE IF NOT EXISTS detection_listed_value
(
    question UUID,
    kind LowCardinality(String),
    value String,
    lists Array(UInt16)
)
ENGINE = MergeTree
PARTITION BY question
ORDER BY (kind, value);

-- Warninglists that name the value, by name and version.
ALTER TABLE detection_epoch_value ADD COLUMN IF NOT EXISTS listed Array(LowCardinality(String)) CODEC(ZSTD(1));

ALTER TABLE detection_epoch_place ADD COLUMN IF NOT EXISTS listed Array(LowCardinality(String)) CODEC(ZSTD(1));

ALTER TABLE campaign_incidence ADD COLUMN IF NOT EXISTS listed Array(LowCardinality(String)) CODEC(ZSTD(1));
