import { afterAll, beforeAll, expect, it } from "vitest";
import { attachDay } from "../sql/publish.sql";
import { rowsTable } from "../sql/staging.sql";
import { type IngestWorld, openIngestWorld } from "../testing/world";
import { fitRows } from "./fit-rows";

let world: IngestWorld;
beforeAll(async () => {
  world = await openIngestWorld();
});
afterAll(() => world.drop());

it("publishes rows that were made before a migration changed the table", async () => {
  const store = world.ctx.warehouse;
  const batch = { number: 7n, attempt: 1, kind: "exchanges" } as const;
  const rows = rowsTable(batch.number, batch.attempt);
  await store.command(`CREATE TABLE ${rows} AS exchange`);
  await store.command(`ALTER TABLE ${rows} ADD COLUMN sketch UInt64, DROP COLUMN capability`);
  await store.command(
    `INSERT INTO ${rows} (exchange_id, ts, account_id, sketch) VALUES ('before', '2026-03-04 05:06:07', 'acct-1', 9)`,
  );
  await expect(store.command(attachDay(batch, "2026-03-04"))).rejects.toThrow(/different structure/);
  await fitRows(store, batch);
  await store.command(attachDay(batch, "2026-03-04"));
  expect(await store.rows("SELECT exchange_id, capability FROM exchange")).toEqual([
    { exchange_id: "before", capability: "" },
  ]);
});
