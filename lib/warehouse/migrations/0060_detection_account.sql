-- Every account that a run looks at, with its place in the sorted list of ids: the index that detection works with. A partition is dropped with its run.
CREATE TABLE IF NOT EXISTS detection_account
(
    run_id UUID,
    account_id String,
    i UInt32
)
ENGINE = MergeTree
PARTITION BY run_id
ORDER BY account_id;
