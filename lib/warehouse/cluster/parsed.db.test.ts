import { afterAll, beforeAll, expect, it } from "vitest";
import { readWarehouseMigrations, statementsOf } from "../migrate";
import { createTestWarehouse } from "../testing";
import { onCluster } from "./rewrite";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
});
afterAll(() => warehouse.drop());

/** What changes tables while Stillwatch runs. */
const running = [
  "CREATE TABLE ingest_7_rows_1 AS exchange",
  "CREATE TABLE ingest_7_drops_1 (number UInt32) ENGINE = MergeTree ORDER BY number",
  "CREATE TABLE preview_7 (number UInt32, line String) ENGINE = Memory",
  "ALTER TABLE exchange ATTACH PARTITION '2026-01-01' FROM ingest_7_rows_1",
  "ALTER TABLE exchange ATTACH PARTITION ALL FROM ingest_7_rows_1",
  "ALTER TABLE account_day REPLACE PARTITION '2026-01-01' FROM rollup_7_account_day",
  "ALTER TABLE exchange DELETE IN PARTITION '2026-01-01' WHERE batch = 7",
  "CREATE TABLE rollup_7_account_hour AS account_hour ENGINE = MergeTree PARTITION BY toDate(hour) ORDER BY (account_id, hour, model, capability) SETTINGS index_granularity = 1024",
  "ALTER TABLE account_survey REPLACE PARTITION tuple() FROM rollup_7_account_survey",
  "TRUNCATE TABLE account_survey",
  "CREATE TABLE retention_7_exchange_key AS exchange_key",
  "ALTER TABLE exchange_key REPLACE PARTITION tuple() FROM retention_7_exchange_key",
  "ALTER TABLE exchange_key DROP PARTITION tuple()",
  "ALTER TABLE exchange UPDATE prompt = '', response = '' WHERE toDate(ts) IN ('2026-01-01', '2026-01-02')",
  "ALTER TABLE run_verdict DROP PARTITION '01a21d98-7e74-7c03-b983-e5a51fd51431'",
  "DROP TABLE IF EXISTS ingest_7 SYNC",
  "TRUNCATE TABLE batch_source",
  "OPTIMIZE TABLE exchange FINAL",
  "CREATE DATABASE IF NOT EXISTS traffic",
];

const flat = (sql: string) => sql.replaceAll(/\s+/g, " ").trim();

it("says nothing to a cluster that the engine's own parser does not read as it was meant", async () => {
  const statements = (await readWarehouseMigrations()).flatMap(({ sql }) => statementsOf(sql));
  // What fills a table is asked of any node as it is.
  const migrations = statements.filter((statement) => !/^INSERT\b/.test(statement));
  for (const statement of [...migrations, ...running]) {
    for (const form of onCluster(statement, { name: "main", database: "traffic" })) {
      const [tree] = await warehouse.rows<{ explain: string }>(`EXPLAIN AST ${form}`);
      expect(tree?.explain, form).toMatch(/^(Create|Alter|Drop|Truncate|Optimize|System) ?query/i);
      const [written] = await warehouse.rows<{ text: string }>("SELECT formatQuery({form:String}) AS text", { form });
      expect(flat(written?.text ?? "")).toMatch(/ ON CLUSTER '?main'? ?/);
    }
  }
});
