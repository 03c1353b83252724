-- What a running detection asks the traffic about: its groups and their typical wrappers. A run drops its part when it ends.
CREATE TABLE IF NOT EXISTS detection_member
(
    run_id UUID,
    number UInt32,
    account_id String
)
ENGINE = MergeTree
PARTITION BY run_id
ORDER BY account_id;

CREATE TABLE IF NOT EXISTS detection_wrapper
(
    run_id UUID,
    number UInt32,
    kind LowCardinality(String),
    value UInt64
)
ENGINE = MergeTree
PARTITION BY run_id
ORDER BY (kind, value);
