import { expect, it } from "vitest";
import { readWarehouseMigrations, statementsOf } from "../migrate";
import { columnNames, readEngine, shardingKey } from "./engine";
import { models } from "./models";
import { onCluster } from "./rewrite";
import { readBrackets } from "./text";

const forms = (sql: string) => onCluster(sql, { name: "main", database: "traffic" });

it("makes a replicated table and one over all shards, by account where there is one", () => {
  const table = `CREATE TABLE IF NOT EXISTS seen
    (account_id String CODEC(ZSTD(3)), note LowCardinality(String) DEFAULT 'a, (b', day Date)
    ENGINE = ReplacingMergeTree(day) PARTITION BY day ORDER BY (note, account_id) SETTINGS index_granularity = 1024`;
  expect(forms(table)).toEqual([
    `CREATE TABLE IF NOT EXISTS seen_local ON CLUSTER 'main' (account_id String CODEC(ZSTD(3)), note LowCardinality(String) DEFAULT 'a, (b', day Date) ENGINE = ReplicatedReplacingMergeTree(day) PARTITION BY day ORDER BY (note, account_id) SETTINGS index_granularity = 1024`,
    "CREATE TABLE IF NOT EXISTS seen ON CLUSTER 'main' AS seen_local ENGINE = Distributed('main', 'traffic', 'seen_local', sipHash64(account_id))",
  ]);
});

it.each([
  ["(kind String, value UInt64) ENGINE = ReplacingMergeTree ORDER BY (kind, value)", "sipHash64(kind, value)"],
  ["(line String) ENGINE = MergeTree PARTITION BY tuple() ORDER BY tuple()", "rand()"],
  ["(line String) ENGINE = Memory", "rand()"],
  ["(id UInt64) ENGINE = MergeTree ORDER BY id", "sipHash64(id)"],
])("deals out %s by %s", (table, key) => {
  expect(forms(`CREATE TABLE t ${table}`)[1]).toContain(`'t_local', ${key})`);
});

it("sends changes to the shards, and changes of columns to the table over them too", () => {
  expect(forms("ALTER TABLE exchange DELETE IN PARTITION '2026-01-01' WHERE batch = 7")).toEqual([
    "ALTER TABLE exchange_local ON CLUSTER 'main' DELETE IN PARTITION '2026-01-01' WHERE batch = 7",
  ]);
  for (const changes of [
    "UPDATE a = '', b = '' WHERE day = 7",
    "CLEAR COLUMN a IN PARTITION 1, CLEAR COLUMN b IN PARTITION 1",
  ])
    expect(forms(`ALTER TABLE t ${changes}`)).toEqual([`ALTER TABLE t_local ON CLUSTER 'main' ${changes}`]);
  expect(forms("ALTER TABLE exchange ATTACH PARTITION '2026-01-01' FROM ingest_7_rows_1")).toEqual([
    "SYSTEM SYNC REPLICA ON CLUSTER 'main' ingest_7_rows_1_local",
    "ALTER TABLE exchange_local ON CLUSTER 'main' ATTACH PARTITION '2026-01-01' FROM ingest_7_rows_1_local",
  ]);
  expect(forms("ALTER TABLE t ADD COLUMN a UInt8, ADD COLUMN b Decimal(9, 2)")).toEqual([
    "ALTER TABLE t_local ON CLUSTER 'main' ADD COLUMN a UInt8, ADD COLUMN b Decimal(9, 2)",
    "ALTER TABLE t ON CLUSTER 'main' ADD COLUMN a UInt8, ADD COLUMN b Decimal(9, 2)",
  ]);
  expect(forms("DROP TABLE IF EXISTS ingest_7 SYNC")).toEqual([
    "DROP TABLE IF EXISTS ingest_7 ON CLUSTER 'main' SYNC",
    "DROP TABLE IF EXISTS ingest_7_local ON CLUSTER 'main' SYNC",
  ]);
  // A half that was left is named by itself, and goes the same way.
  expect(forms("DROP TABLE IF EXISTS ingest_7_local SYNC")).toEqual(forms("DROP TABLE IF EXISTS ingest_7 SYNC"));
});

it("leaves questions and inserts as they are", () => {
  for (const sql of ["SELECT 1", "WITH 1 AS a SELECT a", "INSERT INTO exchange SELECT * FROM ingest_7_rows_1"])
    expect(forms(sql)).toEqual([sql]);
});

it.each([
  "CREATE MATERIALIZED VIEW v TO t AS SELECT 1",
  "CREATE DICTIONARY d (id UInt64) PRIMARY KEY id SOURCE(NULL()) LAYOUT(FLAT()) LIFETIME(0)",
  "CREATE TABLE t (a UInt8) ENGINE = Log",
  "CREATE TABLE t (a UInt8) ENGINE = ReplicatedMergeTree ORDER BY a",
  "CREATE TABLE t AS somewhere_else",
  "CREATE TABLE t (account_id String, day Date) ENGINE = ReplacingMergeTree ORDER BY day",
  "CREATE TABLE t (a UInt8) ENGINE = SummingMergeTree ORDER BY tuple()",
  "ALTER TABLE t ADD COLUMN a UInt8, DROP PARTITION '1'",
  "ALTER TABLE t FETCH PARTITION '1' FROM '/elsewhere'",
  "RENAME TABLE a TO b",
  "EXCHANGE TABLES a AND b",
])("refuses %s", (sql) => {
  expect(() => forms(sql)).toThrow();
});

it("has a form for every migration, and shards what is made like a table as the table itself", async () => {
  const statements = (await readWarehouseMigrations()).flatMap(({ sql }) => statementsOf(sql));
  expect(statements.length).toBeGreaterThan(15);
  const made: Record<string, { key: string; engine: string }> = {};
  for (const statement of statements) {
    // What fills a table is asked of any node as it is.
    if (/^INSERT\b/.test(statement)) continue;
    for (const form of forms(statement)) expect(form).toContain("ON CLUSTER 'main'");
    const [, name = "", rest = ""] = /^CREATE TABLE IF NOT EXISTS (\w+)\s*(\(.*)$/s.exec(statement) ?? [];
    const columns = readBrackets(rest);
    const engine = columns && readEngine(columns.rest);
    if (columns && engine) {
      const key = shardingKey(name, columnNames(columns.inside), engine);
      made[name] = { key, engine: columns.rest.replaceAll(/\s+/g, " ") };
    }
  }
  expect(made).toMatchObject(models);
  expect(forms("CREATE TABLE ingest_7_rows_1 AS exchange")[0]).toBe(
    `CREATE TABLE ingest_7_rows_1_local ON CLUSTER 'main' AS exchange_local ${made.exchange?.engine.replace("MergeTree", "ReplicatedMergeTree")}`,
  );
});
