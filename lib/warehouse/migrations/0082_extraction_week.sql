-- What extracting accounts sent in the last seven days: a walk over everybody's days by tens of thousands of ids, done when campaigns or
-- roll-ups have changed. A row holds for one state of both; in any other state the walk is done on asking.
CREATE TABLE IF NOT EXISTS extraction_week
(
    state String,
    exchanges UInt64
)
ENGINE = MergeTree
ORDER BY state;
