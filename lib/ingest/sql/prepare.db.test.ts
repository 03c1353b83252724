import { afterAll, beforeAll, expect, it } from "vitest";
import { type IngestWorld, openIngestWorld } from "../testing/world";
import { exchangeRows } from "./prepare.sql";
import { createStaging, dropsTable } from "./staging.sql";

let world: IngestWorld;
beforeAll(async () => {
  world = await openIngestWorld();
});
afterAll(() => world.drop());

it("makes rows by a statement in which no name is written out again and again as the engine reads it", async () => {
  const number = 1n;
  const { warehouse } = world.ctx;
  await warehouse.command(createStaging("exchanges", number));
  await warehouse.command(`CREATE TABLE ${dropsTable(number, 1)} (number UInt32) ENGINE = MergeTree ORDER BY number`);
  const sql = exchangeRows({ number, attempt: 1, kind: "exchanges" }, { keepsText: true });
  const read = await warehouse.rows(`EXPLAIN QUERY TREE ${sql.slice(sql.indexOf("SELECT"))}`);
  const written = await warehouse.rows(`EXPLAIN AST ${sql.slice(sql.indexOf("SELECT"))}`);
  expect(written.length).toBeGreaterThan(1_000);
  expect(read.length).toBeLessThan(3 * written.length);
});
