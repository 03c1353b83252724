-- What the members of a run's groups sent, with the key of every value that an exchange shows: a dozen questions are asked of it, and
-- it is a part of all traffic. A partition is dropped with its run.
CREATE TABLE IF NOT EXISTS detection_exchange
(
    run_id UUID,
    number UInt32,
    account_id String,
    ts DateTime64(3, 'UTC'),
    exchange_id String,
    model LowCardinality(String),
    elicitation UInt8,
    -- What was asked; 0 when it is not there.
    question UInt64,
    -- What it was sent with, and through whose network; 0 when it is not there.
    client UInt64,
    network UInt64,
    ip UInt64,
    ip_prefix UInt64,
    user_agent UInt64,
    client_fingerprint UInt64,
    template UInt64,
    prefix UInt64,
    suffix UInt64,
    system_prompt UInt64,
    tool_schema UInt64
)
ENGINE = MergeTree
PARTITION BY run_id
ORDER BY tuple();
