-- Hours in which anything is stored: how much, and by how many accounts. By model and capability the accounts of an hour stood in
-- twenty rows, which a question about a window had to put together again.
CREATE TABLE IF NOT EXISTS stored_hour
(
    hour DateTime('UTC') CODEC(Delta, ZSTD(1)),
    exchanges UInt64 CODEC(ZSTD(1)),
    accounts AggregateFunction(uniqCombined(12), String) CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree
PARTITION BY toDate(hour)
ORDER BY hour;

INSERT INTO stored_hour
SELECT hour, sum(exchanges) AS exchanges, uniqCombinedMergeState(12)(accounts) AS accounts FROM traffic_hour GROUP BY hour;
