import { afterAll, beforeAll, expect, it } from "vitest";
import { rowsTable } from "../sql/staging.sql";
import { type IngestWorld, openIngestWorld } from "../testing/world";
import { publishExchanges } from "./publish";

let world: IngestWorld;
beforeAll(async () => {
  world = await openIngestWorld();
});
afterAll(() => world.drop());

it("publishes every day whole and once, wherever an earlier try was interrupted", async () => {
  const store = world.ctx.warehouse;
  const batch = { number: 9n, attempt: 1, kind: "exchanges" } as const;
  const sync = { settings: { mutations_sync: 2 } };
  const rows = rowsTable(batch.number, batch.attempt);
  await store.command(`CREATE TABLE ${rows} AS exchange`);
  await store.command(
    `INSERT INTO ${rows} (exchange_id, ts, account_id, batch)
     SELECT toString(number), toDateTime('2026-03-04 05:06:07') + 43200 * number, 'acct-1', 9 FROM numbers(6)`,
  );
  const stored = () => store.rows("SELECT exchange_id FROM exchange WHERE batch = 9 ORDER BY exchange_id");
  const all = Array.from({ length: 6 }, (_, i) => ({ exchange_id: String(i) }));
  await publishExchanges(store, batch);
  expect(await stored()).toEqual(all);
  await store.command("ALTER TABLE exchange DROP PARTITION '2026-03-04'");
  await store.command("ALTER TABLE exchange DELETE WHERE exchange_id = '2'", {}, sync);
  expect(await stored()).not.toEqual(all);
  await publishExchanges(store, batch);
  expect(await stored()).toEqual(all);
  await publishExchanges(store, batch);
  expect(await stored()).toEqual(all);
});
