import type pg from "pg";
import type { Warehouse } from "@/lib/warehouse";
import type { Say } from "../../installation";
import { copyIn } from "./copy-in";
import { type BaselineTable, baselineTables, enumerations } from "./tables";

const upsert = `INSERT INTO filled VALUES ($1, $2, $3)
  ON CONFLICT (name) DO UPDATE SET definition = excluded.definition, rows = excluded.rows`;

/** Copies what the traffic store holds into the baseline, with indexes and statistics; a table that is already whole is left. */
export async function fillBaseline(pool: pg.Pool, store: Warehouse, say: Say): Promise<void> {
  await pool.query(
    "CREATE TABLE IF NOT EXISTS filled (name text PRIMARY KEY, definition text NOT NULL, rows bigint NOT NULL)",
  );
  const [stored] = await store.rows<{ rows: string }>("SELECT count() AS rows FROM exchange");
  const known = await pool.query("SELECT 1 FROM filled WHERE name = 'exchange' AND rows = $1", [stored?.rows]);
  if (known.rowCount === 0) await makeEnumerations(pool, store);
  for (const table of baselineTables) {
    const definition = JSON.stringify(table);
    const whole = await pool.query("SELECT 1 FROM filled WHERE name = $1 AND definition = $2", [
      table.name,
      definition,
    ]);
    if (whole.rowCount !== 0) continue;
    const began = performance.now();
    const rows = await fill(pool, store, table);
    await pool.query(upsert, [table.name, definition, rows]);
    say(`Postgres has ${rows} rows of ${table.name}: ${((performance.now() - began) / 1_000).toFixed(0)} s`);
  }
}

/** Begins anew: all tables use them. */
async function makeEnumerations(pool: pg.Pool, store: Warehouse): Promise<void> {
  await pool.query(`TRUNCATE filled; DROP TABLE IF EXISTS ${baselineTables.map(({ name }) => name).join(", ")}`);
  for (const column of enumerations) {
    const rows = await store.rows<{ value: string }>(
      `SELECT DISTINCT toString(${column}) AS value FROM exchange ORDER BY value`,
    );
    const values = rows.map(({ value }) => `'${value.replaceAll("'", "''")}'`).join(", ");
    await pool.query(`DROP TYPE IF EXISTS ${column}; CREATE TYPE ${column} AS ENUM (${values})`);
  }
}

async function fill(pool: pg.Pool, store: Warehouse, { name, columns, rows, indexes }: BaselineTable): Promise<number> {
  const client = await pool.connect();
  try {
    // In one transaction with its making, a table that is copied into needs no log, and its rows are frozen at once.
    await client.query(
      `BEGIN; DROP TABLE IF EXISTS ${name}; CREATE TABLE ${name} (${columns}) WITH (fillfactor = 100)`,
    );
    await copyIn(client, name, await store.bytes(`${rows} FORMAT CSV`));
    await client.query("COMMIT");
    for (const index of indexes) await client.query(`CREATE INDEX ON ${name} ${index}`);
    // Index-only reads need the map of pages that everybody may see.
    await client.query(`VACUUM (FREEZE, ANALYZE) ${name}`);
    const { rows: counted } = await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${name}`);
    return Number(counted[0]?.n);
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
