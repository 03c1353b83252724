import { afterAll, beforeAll, expect, it } from "vitest";
import { exchange, type IngestWorld, openIngestWorld } from "@/lib/ingest/testing/world";
import { buildMonths, rebuildRollups } from ".";

let world: IngestWorld;
beforeAll(async () => {
  world = await openIngestWorld();
});
afterAll(() => world.drop());

const accounts = ["a", "b", "c"];
const sentOn = (batch: string, days: readonly string[]): string =>
  accounts
    .flatMap((account_id, i) =>
      days.flatMap((day) =>
        Array.from({ length: i + 1 }, (_, n) =>
          exchange(`${batch}-${account_id}-${day}-${n}`, {
            account_id,
            ts: `2026-${day}T${n === 0 ? "00:00:00" : "23:59:59"}Z`,
            model: `model-${n % 2}`,
          }),
        ),
      ),
    )
    .join("");

const byDay =
  "SELECT sipHash64(account_id) AS account, hour, toString(model) AS model, toString(capability) AS capability";
const stored = `${byDay}, exchanges AS n FROM account_hour`;
const kept = `SELECT account, toDateTime(month, 'UTC') + 3600 * at AS hour, toString(model) AS model, toString(capability) AS capability, n
  FROM account_traffic ARRAY JOIN did.hour AS at, did.model AS model, did.capability AS capability, did.exchanges AS n`;

/** Rows of months are those of days, each once; gives how many exchanges they are. */
async function same(): Promise<number> {
  const rows = (of: string) => world.ctx.warehouse.rows(`SELECT * FROM (${of}) ORDER BY ALL`);
  const [is, shall] = [await rows(kept), await rows(stored)];
  expect(is).toEqual(shall);
  const perMonth = "SELECT max(rows) FROM (SELECT count() AS rows FROM account_traffic GROUP BY account, month)";
  expect(await world.value(perMonth)).toBe("1");
  return (is as { n: number }[]).reduce((sum, { n }) => sum + n, 0);
}

it("has what accounts did on each day, also of days that come later", async () => {
  await world.take("exchanges", sentOn("one", ["01-01", "01-31", "02-01"]));
  await rebuildRollups(world.ctx);
  expect(await same()).toBe(18);
  await world.take(
    "exchanges",
    sentOn("two", ["01-31", "02-28"]) + exchange("d-1", { account_id: "d", ts: "2026-01-15T12:00:00Z" }),
  );
  await rebuildRollups(world.ctx);
  expect(await same()).toBe(31);
});

it("builds again whatever differs from the days, and nothing else", async () => {
  const { warehouse } = world.ctx;
  await warehouse.command("ALTER TABLE account_hour DROP PARTITION '2026-01-31'");
  await buildMonths(warehouse, []);
  expect(await same()).toBe(19);
  // Rows that were swapped in twice, a month that is lost, and an account that is erased.
  await warehouse.command("INSERT INTO account_traffic SELECT * FROM account_traffic WHERE account != sipHash64('a')");
  await warehouse.command("ALTER TABLE account_traffic DROP PARTITION '2026-02-01'");
  const settings = { settings: { mutations_sync: 2 } };
  await warehouse.command("ALTER TABLE account_hour DELETE WHERE account_id = 'b'", {}, settings);
  await buildMonths(warehouse, []);
  expect(await same()).toBe(13);
  const part =
    "SELECT name FROM system.parts WHERE active AND database = currentDatabase() AND table = 'account_traffic'";
  const parts = await warehouse.rows(part);
  await buildMonths(warehouse, []);
  expect(await warehouse.rows(part)).toEqual(parts);
  for (const day of ["01-01", "01-15"])
    await warehouse.command(`ALTER TABLE account_hour DROP PARTITION '2026-${day}'`);
  await buildMonths(warehouse, []);
  expect(await same()).toBe(8);
  expect(await world.value("SELECT count() FROM account_traffic WHERE month = '2026-01-01'")).toBe("0");
});
