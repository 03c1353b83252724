-- What is asked of all accounts together, answered beforehand from account_month and account_current: each question walks over every
-- account. All rows are made at once and swapped in; without any, or when accounts were imported since, the walk is done on asking.

-- One row. recorded_at, batch: the newest import of attributes that it knows.
CREATE TABLE IF NOT EXISTS account_survey
(
    recorded_at DateTime64(3, 'UTC'),
    batch UInt64,
    -- Accounts with traffic or attributes, as uniqCombined(17) counts them.
    accounts UInt64,
    -- Exchanges of an account on a day with any: at a thousand evenly spaced shares of all accounts, and the median.
    spread Array(Float64),
    median Float64
)
ENGINE = MergeTree
ORDER BY recorded_at;

-- Accounts by the attributes that are known of them: those active on a day, and (last = 1) those for which it was the last such day, so
-- that accounts of a window that reaches to the end are a sum of rows.
CREATE TABLE IF NOT EXISTS account_coverage
(
    day Date,
    last UInt8,
    accounts UInt64,
    -- Of which any import said anything.
    described UInt64,
    payment UInt64,
    identity UInt64,
    network UInt64,
    registration UInt64,
    payment_fingerprint UInt64,
    payment_type UInt64,
    email_hash UInt64,
    phone_hash UInt64,
    device_fingerprint UInt64,
    signup_ip UInt64,
    created_at UInt64,
    email_domain UInt64,
    referrer_code UInt64,
    organization_id UInt64,
    program UInt64,
    verification_level UInt64,
    parent_account_id UInt64,
    reseller_id UInt64
)
ENGINE = MergeTree
ORDER BY (last, day);
